import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { parsePlan } from '../../src/core/plan/parse';
import { readRecordedDecision } from '../../src/core/record/recordedDecision';
import type { FactChange } from '../../src/vscode/commands/collectEvidence';

/** A plan with what an edit must keep: a comment, CRLF, tabs, an unknown key, no newline at the end. */
const planText = [
  '{',
  '\t"version": 1, // mine',
  '\t"title": "Support",',
  '\t"needs": { "knowledge": { "private": "essential" } },',
  '\t"facts": { "gut": true },',
  '\t"corpus": { "folders": ["docs"], "exclude": ["docs/left-out/**"] }',
  '}',
].join('\r\n');

let folder: string;
/** Each test has a folder of its own: VS Code keeps the documents of closed editors for a while. */
let home: string;
let tests = 0;
let plan: vscode.Uri;
beforeEach(() => {
  const workspace = vscode.workspace.workspaceFolders?.[0];
  assert.ok(workspace, 'the tests run with a folder open');
  folder = workspace.uri.fsPath;
  home = `planning${tests++}`;
  mkdirSync(path.join(folder, home, 'docs/left-out'), { recursive: true });
  write(`${home}/docs/a.md`, 'hello world');
  write(`${home}/docs/left-out/b.md`, 'hello world');
  plan = write(`${home}/support.ockham.json`, planText);
});
afterEach(async () => {
  await vscode.commands.executeCommand('workbench.action.files.revert');
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  for (const left of [home, 'docs/adr', ...plansAtRoot()])
    rmSync(path.join(folder, left), { recursive: true, force: true });
});

function plansAtRoot(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.ockham.json'));
}

function write(file: string, text: string): vscode.Uri {
  writeFileSync(path.join(folder, file), text);
  return vscode.Uri.file(path.join(folder, file));
}

function read(uri: vscode.Uri): string {
  return readFileSync(uri.fsPath, 'utf8');
}

/** Waits for what VS Code does in its own time. */
async function eventually<T>(what: string, find: () => T | undefined): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`In vain waited for ${what}.`);
}

function ours(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Ockham');
}

describe('New Plan', () => {
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
    await vscode.commands.executeCommand('ockham.estimateTokens', undefined, [
      vscode.Uri.file(path.join(folder, home, 'docs')),
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
  const collect = (uri: vscode.Uri) =>
    vscode.commands.executeCommand<readonly FactChange[] | undefined>(
      'ockham.collectEvidence',
      uri,
    );

  it('writes what it measured as one step of undo that restores every byte, and leaves the file saved', async () => {
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
    const document = await vscode.workspace.openTextDocument(plan);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), '\t"task": "answer",\r\n'));
    await collect(plan);
    assert.equal(document.isDirty, true);
    assert.equal(read(plan), planText);
    assert.match(document.getText(), /"task": "answer"[^]*"corpusTokens"/);
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
      const broken = write(`${home}/${text.length}.ockham.json`, text);
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
    rmSync(path.join(folder, home, 'docs/a.md'));
    const changes = await collect(plan);
    assert.ok(changes);
    assert.equal(
      changes.find(({ name }) => name === 'corpusTokens'),
      undefined,
    );
  });
});

describe('Export Decision Record', () => {
  const exportRecord = (uri: vscode.Uri) =>
    vscode.commands.executeCommand<vscode.Uri | undefined>('ockham.exportDecisionRecord', uri);

  it('writes the next record, keeps the decision in the plan, and supersedes rather than overwrites', async () => {
    mkdirSync(path.join(folder, 'docs/adr'));
    const foreign = write('docs/adr/0006-use-tabs.md', '---\nstatus: accepted\n---\n');
    const first = await exportRecord(plan);
    assert.ok(first);
    assert.match(path.basename(first.fsPath), /^0007-use-.*-for-support\.md$/);
    assert.match(
      read(first),
      /Decided from \[the plan\]\(<\.\.\/\.\.\/planning\d+\/support\.ockham\.json>\)/,
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
    const broken = write(`${home}/broken.ockham.json`, '{ "version": 2 }');
    assert.equal(await exportRecord(broken), undefined);
    assert.equal(existsSync(path.join(folder, 'docs/adr')), false);
    assert.equal(read(broken), '{ "version": 2 }');
  });
});

describe('Export Business Case', () => {
  it('writes Markdown and CSV beside the plan, under the next free name', async () => {
    write(`${home}/support-business-case.csv`, 'mine');
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
      readFileSync(path.join(folder, home, 'support-business-case.csv'), 'utf8'),
      'mine',
    );
  });
});

describe('A plan in the editor', () => {
  it('has its problems located while it is open, and none once they are mended or it is closed', async () => {
    const text = '{\n  "version": 1,\n  "limits": { "targetQuality": 85 }\n}\n';
    const file = write(`${home}/broken.ockham.json`, text);
    // As the explorer opens it: a document that an extension opened outlives its editor.
    await vscode.commands.executeCommand('vscode.open', file);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const { document } = editor;
    const problem = await eventually('the problem', () => ours(file)[0]);
    assert.equal(document.getText(problem.range), '85');
    assert.equal(problem.range.start.line, 2);
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.match(problem.message, /^limits\.targetQuality must be a fraction/);
    await editor.edit((edit) => edit.replace(problem.range, '0.85'));
    await eventually('the problem to go', () => (ours(file).length === 0 ? true : undefined));

    await vscode.commands.executeCommand('undo');
    await eventually('the problem to be back', () => ours(file)[0]);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await eventually('the problem to leave with its editor', () =>
      ours(file).length === 0 ? true : undefined,
    );
  });

  it('tells contradictions and prices that the catalog does not know', async () => {
    const file = write(
      `${home}/odd.ockham.json`,
      '{ "version": 1, "choices": { "chunkTokens": 100, "chunkOverlap": 200 }, "prices": { "gtp": {} } }',
    );
    const document = await vscode.workspace.openTextDocument(file);
    const problems = await eventually('the problems', () => {
      const found = ours(file);
      return found.length === 2 ? found : undefined;
    });
    assert.deepEqual(
      problems.map(({ range, severity }) => [document.getText(range), severity]),
      [
        ['200', vscode.DiagnosticSeverity.Warning],
        ['{}', vscode.DiagnosticSeverity.Warning],
      ],
    );
  });

  it('asks to revisit a decision that no longer holds, and records it anew on request', async () => {
    await vscode.commands.executeCommand('ockham.exportDecisionRecord', plan);
    const document = await vscode.workspace.openTextDocument(plan);
    const editor = await vscode.window.showTextDocument(document);
    assert.deepEqual(ours(plan), []);
    const at = document.positionAt(document.getText().indexOf('"essential"'));
    await editor.edit((edit) =>
      edit.replace(new vscode.Range(at, at.translate(0, '"essential"'.length)), '"none"'),
    );
    const revisit = await eventually('the diagnostic', () =>
      ours(plan).find(({ code }) => code === 'revisit'),
    );
    assert.match(revisit.message, / no longer holds: .* → prompt engineering\. Changed since: /);
    assert.match(revisit.message, /needs\.knowledge\.private essential → none/);
    const related = revisit.relatedInformation?.find(({ message }) =>
      message.startsWith('needs.knowledge.private'),
    );
    assert.equal(related && document.getText(related.location.range), '"none"');

    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      plan,
      revisit.range,
    );
    const action = actions.find(({ title }) => title.startsWith('Record the decision anew'));
    assert.equal(action?.title, 'Record the decision anew: prompt engineering');
    assert.ok(action.edit);
    await vscode.workspace.applyEdit(action.edit);
    await eventually('the diagnostic to go', () => (ours(plan).length === 0 ? true : undefined));
  });

  it('is completed and checked by the schema', async () => {
    const file = write(`${home}/schema.ockham.json`, '{ "version": 1, "needs": {  } }');
    await vscode.window.showTextDocument(file);
    const completions = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      file,
      new vscode.Position(0, 27),
    );
    const labels = completions.items.map(({ label }) =>
      typeof label === 'string' ? label : label.label,
    );
    assert.ok(labels.includes('behavior') && labels.includes('knowledge'), labels.join());
  });
});
