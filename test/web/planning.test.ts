import * as vscode from 'vscode';
import { parsePlan } from '../../src/core/plan/parse';
import { expect } from './expect';
import { inWorkspace, listen, readText, writeText } from './workspace';

describe('Plans in the web-worker extension host', () => {
  const plan = () => inWorkspace('web.ockham.json');
  before(() =>
    writeText(
      plan(),
      '{\n  // mine\n  "version": 1,\n  "title": "Web",\n  "needs": { "knowledge": { "private": "essential" } },\n  "corpus": { "folders": ["docs"] }\n}\n',
    ),
  );
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('the decision panel and the plan editor open', async () => {
    await vscode.commands.executeCommand('ockham.openDecisionPanel');
    await vscode.commands.executeCommand('ockham.openPlanEditor', plan());
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    expect.ok(
      tabs.some(({ input }) => input instanceof vscode.TabInputCustom),
      'There is a plan editor',
    );
  });

  it('a problem is marked where it stands', async () => {
    const file = inWorkspace('broken.ockham.json');
    await writeText(file, '{ "version": 1, "workload": { "queriesPerDay": -1 } }\n');
    await vscode.window.showTextDocument(file);
    for (let attempt = 0; vscode.languages.getDiagnostics(file).length === 0; attempt++) {
      expect.ok(attempt < 300, 'A problem is marked');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(file);
  });

  it('evidence is collected from files; what only history tells stays unknown, and says so', async () => {
    const told = await listen(() =>
      Promise.resolve(vscode.commands.executeCommand('ockham.collectEvidence', plan())),
    );
    expect.equal(told.length, 1);
    const text = await readText(plan());
    const parsed = parsePlan(text);
    if (parsed.status !== 'valid') throw new Error('The plan cannot be read.');
    const { facts } = parsed.plan;
    expect.equal(facts.corpusTokens?.kind, 'measured');
    expect.ok(Number(facts.labelledExamples?.value) > 0, 'Datasets are counted');
    expect.equal([facts.corpusMonthlyChange, facts.promptWorkDays], [undefined, undefined]);
    expect.match(text, /\/\/ mine\n/);
  });

  it('a decision record and a business case are written beside the plan', async () => {
    const record = await vscode.commands.executeCommand<vscode.Uri | undefined>(
      'ockham.exportDecisionRecord',
      plan(),
    );
    if (!record) throw new Error('No record was written.');
    expect.match(await readText(record), /^---\nstatus:[^]*web\.ockham\.json/);
    expect.match(await readText(plan()), /"decision"/);
    const files = await vscode.commands.executeCommand('ockham.exportBusinessCase', plan());
    expect.ok(files, 'A business case was written');
  });

  it('a new plan takes over the corpus that was counted', async () => {
    await vscode.commands.executeCommand('ockham.estimateTokens', inWorkspace('docs'));
    const file = await vscode.commands.executeCommand<vscode.Uri>('ockham.newPlan');
    const parsed = parsePlan(await readText(file));
    if (parsed.status !== 'valid') throw new Error('The plan cannot be read.');
    expect.equal(parsed.plan.corpus.folders, ['docs']);
    expect.equal(parsed.plan.facts.corpusTokens?.kind, 'measured');
  });

  it('a scan counts what is there by now', async () => {
    const note = inWorkspace('docs/note.md');
    await vscode.commands.executeCommand('ockham.estimateTokens', inWorkspace('docs'));
    await writeText(note, 'one two');
    const again = await vscode.commands.executeCommand<{ totals: { files: number } }>(
      'ockham.estimateTokens',
      inWorkspace('docs'),
    );
    await vscode.workspace.fs.delete(note);
    const before = await vscode.commands.executeCommand<{ totals: { files: number } }>(
      'ockham.estimateTokens',
      inWorkspace('docs'),
    );
    expect.equal(again.totals.files, before.totals.files + 1);
  });
});
