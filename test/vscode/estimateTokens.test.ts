import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { get_encoding, type Tiktoken } from 'tiktoken';
import * as vscode from 'vscode';
import type { CorpusReport } from '../../src/core/corpus/report';
import type { CountedFile } from '../../src/core/corpus/scan';

/** Runs the command as the explorer does for a right-click. */
function estimate(...folders: vscode.Uri[]): Thenable<CorpusReport | undefined> {
  return vscode.commands.executeCommand('ockham.estimateTokens', folders[0], folders);
}

function workspaceUri(...parts: string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder, 'the tests run with a folder open');
  return vscode.Uri.joinPath(folder.uri, ...parts);
}

describe('Estimate Tokens', () => {
  let reference: Tiktoken;
  let scratch: string;
  before(() => {
    reference = get_encoding('o200k_base');
    scratch = mkdtempSync(path.join(os.tmpdir(), 'ockham-scan-'));
  });
  after(() => {
    reference.free();
    rmSync(scratch, { recursive: true, force: true });
  });

  it('counts the sample documents as an independent tokenizer does', async () => {
    const docs = workspaceUri('docs');
    const report: CorpusReport | undefined = await estimate(docs);
    assert.ok(report);
    const markdown = readdirSync(docs.fsPath, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.md'),
    );
    assert.ok(markdown.length > 0);
    const formats = report.formats.map(({ format }) => format);
    assert.ok(formats.includes('pdf') && formats.includes('docx'), 'packed documents are read too');
    for (const file of markdown) {
      const text = readFileSync(path.join(docs.fsPath, file), 'utf8');
      const reported = file.split(path.sep).join('/');
      const counted: CountedFile | undefined = report.largestFiles.find(
        (candidate) => candidate.path === reported,
      );
      assert.equal(counted?.tokens, reference.encode(text, [], []).length, file);
    }
  });

  it('counts several folders once each, even where one lies inside another', async () => {
    const whole = await estimate(workspaceUri('docs'));
    const nested = await estimate(workspaceUri('docs'), workspaceUri('docs', 'policies'));
    const beside = await estimate(workspaceUri('docs'), workspaceUri('prompts'));
    const prompts = await estimate(workspaceUri('prompts'));
    assert.ok(whole && nested && beside && prompts);
    assert.equal(nested.totals.tokens, whole.totals.tokens);
    assert.equal(beside.totals.tokens, whole.totals.tokens + prompts.totals.tokens);
    assert.deepEqual(
      new Set(beside.largestFiles.map((file) => file.path.split('/')[0])),
      new Set(['docs', 'prompts']),
    );
  });

  it('honours files.exclude and ockham.scan.exclude of the workspace', async () => {
    const settings = vscode.workspace.getConfiguration(undefined, workspaceUri());
    const everything = await estimate(workspaceUri('docs'));
    await settings.update(
      'files.exclude',
      { 'docs/policies': true },
      vscode.ConfigurationTarget.Workspace,
    );
    await settings.update(
      'ockham.scan.exclude',
      { '**/*.csv': true },
      vscode.ConfigurationTarget.Workspace,
    );
    try {
      const report = await estimate(workspaceUri('docs'));
      assert.ok(report && everything);
      assert.ok(report.totals.files > 0 && report.totals.files < everything.totals.files);
      assert.ok(report.largestFiles.every((file) => !/^policies\/|\.csv$/.test(file.path)));
    } finally {
      await settings.update('files.exclude', undefined, vscode.ConfigurationTarget.Workspace);
      await settings.update('ockham.scan.exclude', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('counts a folder outside the workspace', async () => {
    writeFileSync(path.join(scratch, 'note.txt'), 'hello world');
    const report = await estimate(vscode.Uri.file(scratch));
    assert.equal(report?.totals.tokens, 2);
  });

  it('reports an empty folder as empty, and nothing of a folder that is missing, on the disk or elsewhere', async () => {
    const empty = path.join(scratch, 'empty');
    mkdirSync(empty);
    assert.equal((await estimate(vscode.Uri.file(empty)))?.totals.files, 0);
    assert.equal(await estimate(vscode.Uri.file(path.join(scratch, 'missing'))), undefined);
    assert.equal(await estimate(vscode.Uri.parse('ockham-virtual:/docs')), undefined);
  });

  it('opens one report tab however often it runs', async () => {
    await estimate(workspaceUri('docs'));
    await estimate(workspaceUri('prompts'));
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    assert.equal(tabs.filter((tab) => tab.label.startsWith('Tokens: ')).length, 1);
  });
});
