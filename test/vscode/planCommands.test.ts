import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { parsePlan } from '../../src/core/plan/parse';
import { readRecordedDecision } from '../../src/core/record/recordedDecision';
import type { FactChange } from '../../src/vscode/commands/collectEvidence';
import { eventually, planText, read, usePlanFolder, write } from './planFolder';

describe('New Plan', () => {
  const folder = usePlanFolder();

  it('writes a plan that can be read, opens it, and never overwrites one', async () => {
    const first = await vscode.commands.executeCommand<vscode.Uri>('ockham.newPlan');
    assert.equal(path.basename(first.fsPath), 'plan.ockham.json');
    const text = read(first);
    assert.equal(parsePlan(text).status, 'valid', text);
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), first.toString());
    assert.equal(vscode.window.activeTextEditor.document.languageId, 'jsonc');

    writeFileSync(first.fsPath, '{ "mine": 1 }');
    const second = await vscode.commands.executeCommand<vscode.Uri>('ockham.newPlan');
    assert.equal(path.basename(second.fsPath), 'plan-2.ockham.json');
    assert.equal(read(first), '{ "mine": 1 }');
  });

  it('takes over the corpus that the sidebar holds', async () => {
    const { workspace, home } = folder();
    await vscode.commands.executeCommand('ockham.estimateTokens', undefined, [
      vscode.Uri.file(path.join(workspace, home, 'docs')),
    ]);
    const file = await vscode.commands.executeCommand<vscode.Uri>('ockham.newPlan');
    const parsed = parsePlan(read(file));
    assert.ok(parsed.status === 'valid');
    assert.deepEqual(parsed.plan.corpus.folders, [`${home}/docs`]);
    assert.equal(parsed.plan.facts.corpusTokens?.value, 4);
    assert.equal(parsed.plan.facts.corpusTokens.kind, 'measured');
  });
});

describe('Collect Evidence', () => {
  const folder = usePlanFolder();

  const collect = (uri: vscode.Uri) =>
    vscode.commands.executeCommand<readonly FactChange[] | undefined>(
      'ockham.collectEvidence',
      uri,
    );

  it('writes what it measured as one step of undo that restores every byte, and leaves the file saved', async () => {
    const { plan } = folder();
    const changes = await collect(plan);
    assert.deepEqual(
      changes?.find(({ name }) => name === 'corpusTokens'),
      { name: 'corpusTokens', before: 'unknown', after: '2', source: 'scan, o200k_base' },
    );
    assert.equal(changes.find(({ name }) => name === 'labelledExamples')?.after, '64');
    const document = await vscode.workspace.openTextDocument(plan);
    assert.equal(document.isDirty, false);
    const written = read(plan);
    assert.equal(written, document.getText());
    const parsed = parsePlan(written);
    assert.ok(parsed.status === 'valid');
    assert.equal(parsed.plan.facts.corpusTokens?.value, 2);
    assert.match(written, /"version": 1, \/\/ mine\r\n/);
    assert.match(written, /"gut": true/);
    assert.doesNotMatch(written, /[^\r]\n/);

    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), planText);
  });

  it('leaves a file that had unsaved changes unsaved, with those changes', async () => {
    const { plan } = folder();
    // In a browser VS Code saves by itself after a second.
    const files = vscode.workspace.getConfiguration('files');
    await files.update('autoSave', 'off', vscode.ConfigurationTarget.Workspace);
    try {
      const document = await vscode.workspace.openTextDocument(plan);
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((edit) =>
        edit.insert(new vscode.Position(1, 0), '\t"task": "answer",\r\n'),
      );
      await collect(plan);
      assert.equal(document.isDirty, true);
      assert.equal(read(plan), planText);
      assert.match(document.getText(), /"task": "answer"[^]*"corpusTokens"/);
    } finally {
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await files.update('autoSave', undefined, vscode.ConfigurationTarget.Workspace);
    }
  });

  it('counts days of prompt work from the history, in the files that the setting names', async () => {
    // Outside the workspace, where VS Code's own git leaves it alone.
    const repository = mkdtempSync(path.join(os.tmpdir(), 'ockham-history-'));
    const settings = vscode.workspace.getConfiguration('ockham.evidence');
    const set = (value: string[] | undefined) =>
      settings.update('promptFiles', value, vscode.ConfigurationTarget.Workspace);
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: repository, stdio: 'pipe' });
    await set(['**/wording.txt']);
    try {
      git('init', '--quiet');
      for (const day of ['01', '02', '03']) {
        writeFileSync(path.join(repository, 'wording.txt'), day);
        git('add', 'wording.txt');
        git(
          ...['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'],
          ...['commit', '--quiet', '-m', day, '--date', `2026-10-${day}T12:00:00Z`],
        );
      }
      const file = path.join(repository, 'plan.ockham.json');
      writeFileSync(file, '{ "version": 1 }');
      const changes = await collect(vscode.Uri.file(file));
      assert.equal(changes?.find(({ name }) => name === 'promptWorkDays')?.after, '3');
    } finally {
      await set(undefined);
      rmSync(repository, { recursive: true, force: true });
    }
  });

  it('changes nothing when the plan is malformed or a corpus folder is missing', async () => {
    for (const text of [
      '{ "version": 1, ',
      '{ "version": 1, "corpus": { "folders": ["gone"] } }',
    ]) {
      const broken = write(folder(), `${text.length}.ockham.json`, text);
      assert.equal(await collect(broken), undefined);
      assert.equal(read(broken), text);
    }
  });

  it('says so, and no more, for a plan that is not on a disk', async () => {
    const provider = vscode.workspace.registerTextDocumentContentProvider('ockham-virtual', {
      provideTextDocumentContent: () => planText,
    });
    const remote = vscode.Uri.parse('ockham-virtual:/plan.ockham.json');
    try {
      assert.equal(await collect(remote), undefined);
      assert.equal((await vscode.workspace.openTextDocument(remote)).getText(), planText);
    } finally {
      provider.dispose();
    }
  });

  it('takes nothing for measured where nothing was counted', async () => {
    const { workspace, home, plan } = folder();
    rmSync(path.join(workspace, home, 'docs/a.md'));
    const changes = await collect(plan);
    assert.ok(changes);
    assert.equal(
      changes.find(({ name }) => name === 'corpusTokens'),
      undefined,
    );
  });
});

describe('Export Decision Record', () => {
  const folder = usePlanFolder();

  const exportRecord = (uri: vscode.Uri) =>
    vscode.commands.executeCommand<vscode.Uri | undefined>('ockham.exportDecisionRecord', uri);

  it('writes the next record, keeps the decision in the plan, and supersedes rather than overwrites', async () => {
    const { workspace, plan } = folder();
    mkdirSync(path.join(workspace, 'docs/adr'));
    const foreign = vscode.Uri.file(path.join(workspace, 'docs/adr/0006-use-tabs.md'));
    writeFileSync(foreign.fsPath, '---\nstatus: accepted\n---\n');
    const first = await exportRecord(plan);
    assert.ok(first);
    assert.match(path.basename(first.fsPath), /^0007-use-.*-for-support\.md$/);
    assert.match(
      read(first),
      /Decided from \[the plan\]\(<\.\.\/\.\.\/planning-\w+\/support\.ockham\.json>\)/,
    );
    assert.equal(vscode.window.activeTextEditor?.document.uri.toString(), first.toString());
    const parsed = parsePlan(read(plan));
    assert.ok(parsed.status === 'valid');
    assert.equal(readRecordedDecision(parsed.document.decision).status, 'recorded');

    const second = await exportRecord(plan);
    assert.ok(second);
    const name = path.basename(second.fsPath);
    assert.match(name, /^0008-/);
    assert.match(read(second), new RegExp(`Supersedes \\[${path.basename(first.fsPath)}\\]`));
    assert.match(read(first), new RegExp(`^status: superseded by ${name}$`, 'm'));
    assert.equal(read(foreign), '---\nstatus: accepted\n---\n');
  });

  it('is undone in one step', async () => {
    const { plan } = folder();
    const record = await exportRecord(plan);
    assert.ok(record);
    const document = await vscode.workspace.openTextDocument(plan);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await eventually('the plan to be as it was', () =>
      document.getText() === planText ? true : undefined,
    );
    await eventually('the record to be gone', () => (existsSync(record.fsPath) ? undefined : true));
  });

  it('writes nothing for a malformed plan', async () => {
    const { workspace } = folder();
    const broken = write(folder(), 'broken.ockham.json', '{ "version": 2 }');
    assert.equal(await exportRecord(broken), undefined);
    assert.equal(existsSync(path.join(workspace, 'docs/adr')), false);
    assert.equal(read(broken), '{ "version": 2 }');
  });
});

describe('Export Business Case', () => {
  const folder = usePlanFolder();

  it('writes Markdown and CSV beside the plan, under the next free name', async () => {
    const { workspace, home, plan } = folder();
    write(folder(), 'support-business-case.csv', 'mine');
    const files = await vscode.commands.executeCommand<readonly vscode.Uri[]>(
      'ockham.exportBusinessCase',
      plan,
    );
    const [markdown, csv] = files;
    assert.ok(markdown && csv);
    assert.equal(path.basename(markdown.fsPath), 'support-business-case-2.md');
    assert.match(read(markdown), /^# Business case: Support\n/);
    assert.match(read(csv), /^approach,verdict,[^]*\r\nhybrid,/);
    assert.equal(read(plan), planText);
    assert.equal(
      readFileSync(path.join(workspace, home, 'support-business-case.csv'), 'utf8'),
      'mine',
    );
  });
});
