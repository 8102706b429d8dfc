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
