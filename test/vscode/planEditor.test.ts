import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { PlanEditorIntent, PlanEditorSnapshot } from '../../src/protocol/planEditor';
import { openPlanEditor } from '../../src/vscode/planEditor/planEditorSession';
import { FakePanel } from './fakePanel';

const text = [
  '{',
  '\t"version": 1, // the format',
  '\t"title": "Ångström",',
  '\t"workload": {',
  '\t\t"queriesPerDay": 3000, /* counted */',
  '\t\t"monthlyGrowth": 0.05',
  '\t}',
  '}',
  '',
].join('\r\n');

describe('The plan editor', () => {
  let folder: string;
  let plan: vscode.Uri;
  before(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ockham-plan-'));
    plan = vscode.Uri.file(path.join(folder, 'support.ockham.json'));
    writeFileSync(plan.fsPath, text);
  });
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('opens beside the text, and goes back to it', async () => {
    await vscode.window.showTextDocument(plan);
    await vscode.commands.executeCommand('ockham.openPlanEditor');
    const custom = activeInput();
    assert.ok(custom instanceof vscode.TabInputCustom);
    assert.equal(custom.viewType, 'ockham.planEditor');
    await vscode.commands.executeCommand('ockham.openPlanAsText');
    const asText = activeInput();
    assert.ok(asText instanceof vscode.TabInputText);
    assert.equal(asText.uri.toString(), plan.toString());
    assert.equal(readFileSync(plan.fsPath, 'utf8'), text, 'looking changes nothing');
  });

  it('makes of an intent one edit that one undo takes back, byte for byte', async () => {
    const { document } = await vscode.window.showTextDocument(plan);
    const view = new FakePanel<PlanEditorIntent, PlanEditorSnapshot>();
    openPlanEditor(parts(), document, view);

    const changed = await view.send({
      kind: 'set',
      path: 'workload.queriesPerDay',
      value: [1_000, 5_000, 9_000],
    });
    assert.deepEqual(changed.plan?.document.workload?.queriesPerDay, [1_000, 5_000, 9_000]);
    assert.equal(document.getText(), text.replace('3000', '[1000, 5000, 9000]'));

    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    view.close();
  });

  it('queues edits, refuses one that would spoil the plan, and shows a broken text with the last good plan', async () => {
    const { document } = await vscode.window.showTextDocument(plan);
    const view = new FakePanel<PlanEditorIntent, PlanEditorSnapshot>();
    openPlanEditor(parts(), document, view);

    view.post({ kind: 'set', path: 'limits.horizonMonths', value: 24 });
    await view.send({ kind: 'reset', path: 'workload.monthlyGrowth' });
    const both = await view.next();
    assert.equal(both.plan?.document.limits?.horizonMonths, 24);
    assert.equal(both.plan.document.workload?.monthlyGrowth, undefined);

    const before = document.getText();
    await view.send({ kind: 'set', path: 'limits.horizonMonths', value: 1.5 });
    assert.equal(document.getText(), before);

    const edit = new vscode.WorkspaceEdit();
    edit.insert(plan, new vscode.Position(0, 0), '[');
    const broken = view.next();
    await vscode.workspace.applyEdit(edit);
    const snapshot = await broken;
    assert.equal(snapshot.problems[0]?.severity, 'error');
    assert.equal(snapshot.plan?.document.limits?.horizonMonths, 24);
    view.close();
  });

  it('writes a fact as stated, a price with its source, and a text; each is one step of undo', async () => {
    const { document } = await vscode.window.showTextDocument(plan);
    const view = new FakePanel<PlanEditorIntent, PlanEditorSnapshot>();
    openPlanEditor(parts(), document, view);

    const stated = await view.send({ kind: 'set', path: 'facts.corpusTokens', value: 90_000 });
    const fact = stated.plan?.document.facts?.corpusTokens;
    assert.ok(typeof fact === 'object' && 'kind' in fact);
    assert.equal(fact.kind, 'stated');
    assert.match(fact.at ?? '', /^\d{4}-\d{2}-\d{2}$/);
    await view.send({ kind: 'set', path: 'needs.knowledge.private', value: 'essential' });

    const row = 'gpt-6.1-terra';
    const source = 'contract';
    const own = await view.send({
      kind: 'setPrice',
      row,
      number: 'base.input',
      value: 0.5,
      source,
    });
    const model = own.plan?.catalog.chatModels.find(({ id }) => id === row);
    const input = model?.prices[0]?.tiers[0].input;
    assert.ok(input?.kind === 'known');
    assert.equal(input.value, 0.5);
    assert.equal(input.url, source);

    for (let step = 0; step < 3; step++) await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
    view.close();
  });

  it('starts a plan in an empty file, and tells a price that cannot stand', async () => {
    const empty = vscode.Uri.file(path.join(folder, 'empty.ockham.json'));
    writeFileSync(empty.fsPath, '');
    const { document } = await vscode.window.showTextDocument(empty);
    const view = new FakePanel<PlanEditorIntent, PlanEditorSnapshot>();
    openPlanEditor(parts(), document, view);
    assert.equal((await view.send({ kind: 'ready' })).isEmpty, true);
    const started = await view.send({ kind: 'start' });
    assert.equal(started.isEmpty, false);
    assert.equal(started.plan?.document.version, 1);

    const spoilt = await view.send({
      kind: 'setPrice',
      row: 'no-such-model',
      number: 'base.input',
      value: 1,
      source: '',
    });
    assert.match(spoilt.problems[0]?.message ?? '', /no-such-model/);
    view.close();
  });

  it('copies what is asked for, and refuses what it does not understand', async () => {
    const { document } = await vscode.window.showTextDocument(plan);
    const view = new FakePanel<PlanEditorIntent, PlanEditorSnapshot>();
    openPlanEditor(parts(), document, view);
    view.post({ kind: 'copy', what: 'Five approaches', format: 'CSV', text: 'a,b\r\n' });
    for (let wait = 0; wait < 50; wait++) {
      if ((await vscode.env.clipboard.readText()) === 'a,b\r\n') break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.equal(await vscode.env.clipboard.readText(), 'a,b\r\n');
    view.postAnything({ kind: 'run', command: 'workbench.action.quit' });
    assert.equal(
      (await view.send({ kind: 'ready' })).fileName.endsWith('support.ockham.json'),
      true,
    );
    view.close();
  });
});

function activeInput(): unknown {
  return vscode.window.tabGroups.activeTabGroup.activeTab?.input;
}

function parts(): Parameters<typeof openPlanEditor>[0] {
  const extension = vscode.extensions.getExtension('ockham.ockham');
  assert.ok(extension);
  const log = vscode.window.createOutputChannel('Plan editor test', { log: true });
  return { extensionUri: extension.extensionUri, log };
}
