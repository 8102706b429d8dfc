import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import {
  EvaluationInputError,
  loadCases,
  loadLabelledAnswers,
  loadPrompt,
} from '../../../src/measure/evaluate/run/loadEvaluation';
import { resolveReportedPath, type ScanRoot } from '../../../src/measure/scan/roots';
import { walk } from '../../../src/measure/scan/walk';

const secret = '{"input":"SECRET","expected":"","grader":"exact"}\n';

describe('A path that somebody else wrote', () => {
  let top: string;
  let workspace: string;
  beforeEach(() => {
    top = realpathSync(mkdtempSync(path.join(tmpdir(), 'ockham-paths-')));
    workspace = path.join(top, 'workspace');
    mkdirSync(path.join(workspace, 'prompts'), { recursive: true });
    mkdirSync(path.join(workspace, 'evals'));
    writeFileSync(path.join(top, 'secret.jsonl'), secret);
    writeFileSync(path.join(workspace, 'evals/cases.jsonl'), secret);
    writeFileSync(path.join(workspace, 'prompts/x.prompt.md'), 'Say it.');
  });
  afterEach(() => rmSync(top, { recursive: true, force: true }));

  const isRefusal = (error: unknown): boolean =>
    error instanceof EvaluationInputError &&
    error.message.includes('outside the workspace') &&
    !error.message.includes('SECRET');

  it('as the cases of a prompt reads nothing outside the workspace, by `..`, whole or by a link', async () => {
    const folders = [workspace];
    const prompts = path.join(workspace, 'prompts');
    assert.equal(
      (await loadCases(path.join(prompts, '../evals/cases.jsonl'), folders)).cases.length,
      1,
    );
    symlinkSync(path.join(top, 'secret.jsonl'), path.join(workspace, 'evals/link.jsonl'));
    symlinkSync(top, path.join(workspace, 'up'));
    for (const named of [
      '../../secret.jsonl',
      path.join(top, 'secret.jsonl'),
      '../evals/link.jsonl',
      '../up/secret.jsonl',
      '/etc/passwd',
    ]) {
      const file = path.resolve(prompts, named);
      await assert.rejects(loadCases(file, folders), isRefusal, named);
      await assert.rejects(loadLabelledAnswers(file, folders), isRefusal, named);
    }
  });

  it('as a prompt, or as the examples beside it, leads nowhere else by a link', async () => {
    const prompt = path.join(workspace, 'prompts/x.prompt.md');
    await loadPrompt(prompt, [workspace]);
    const link = path.join(workspace, 'prompts/y.prompt.md');
    symlinkSync(path.join(top, 'secret.jsonl'), link);
    await assert.rejects(loadPrompt(link, [workspace]), isRefusal);
    writeFileSync(path.join(top, 'examples.json'), '[{"input":"SECRET","output":"x"}]');
    symlinkSync(path.join(top, 'examples.json'), path.join(workspace, 'prompts/examples.json'));
    await assert.rejects(loadPrompt(prompt, [workspace]), isRefusal);
  });

  it('from the corpus report opens nothing outside of what was scanned', () => {
    const root = (absolutePath: string, label: string): ScanRoot => ({
      absolutePath,
      label,
      excludes: { relativeTo: absolutePath, globs: {} },
    });
    const one = [root(workspace, '')];
    const two = [root(path.join(workspace, 'a'), 'a'), root(path.join(workspace, 'b'), 'b')];
    assert.equal(
      resolveReportedPath(one, 'evals/cases.jsonl'),
      path.join(workspace, 'evals/cases.jsonl'),
    );
    assert.equal(resolveReportedPath(one, '..a/b'), path.join(workspace, '..a/b'));
    for (const hostile of [
      '../secret.jsonl',
      'evals/../../secret.jsonl',
      '..',
      'a/../../secret.jsonl',
      '/etc/passwd',
      'memfs://host/etc',
    ])
      assert.equal(resolveReportedPath(one, hostile), undefined, hostile);
    for (const hostile of ['a/../b/x', 'a/../../secret.jsonl', 'b/..', 'c/x'])
      assert.equal(resolveReportedPath(two, hostile), undefined, hostile);
  });

  it('as a link in a corpus is never followed', () => {
    symlinkSync(top, path.join(workspace, 'up'));
    symlinkSync(path.join(top, 'secret.jsonl'), path.join(workspace, 'evals/link.jsonl'));
    symlinkSync(workspace, path.join(workspace, 'loop'));
    const met = [
      ...walk({
        absolutePath: workspace,
        label: '',
        excludes: { relativeTo: workspace, globs: {} },
      }),
    ];
    assert.deepEqual(
      met.flatMap((entry) => (entry.kind === 'file' ? [entry.path] : [])),
      ['evals/cases.jsonl', 'prompts/x.prompt.md'],
    );
    assert.deepEqual(
      met.flatMap((entry) => (entry.kind === 'skipped' ? [entry.code] : [])),
      ['link', 'link', 'link'],
    );
  });
});
