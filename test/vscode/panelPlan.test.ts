import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { parsePlan } from '../../src/core/plan/parse';
import { Draft, emptyPlanText } from '../../src/vscode/adapters/draft';
import { ActivePlan } from '../../src/vscode/panel/activePlan';
import { eventually, planText, read, usePlanFolder, write } from './planFolder';

/** What VS Code keeps for a workspace, kept in memory. */
function memento(): vscode.Memento {
  const values = new Map<string, unknown>();
  return {
    keys: () => [...values.keys()],
    get: <T>(key: string, fallback?: T) => (values.has(key) ? values.get(key) : fallback) as T,
    update: (key: string, value: unknown) => {
      if (value === undefined) values.delete(key);
      else values.set(key, value);
      return Promise.resolve();
    },
  };
}

const corpus = {
  folders: ['docs'],
  tokens: 1_234,
  files: 5,
  skipped: 0,
  at: '2026-11-22T09:30:00.000Z',
  fit: { models: 60, fits: 41, tooClose: 2 },
};

describe('The active plan', () => {
  const folder = usePlanFolder();
  let draft: Draft;
  let active: ActivePlan;
  beforeEach(() => {
    draft = new Draft(memento());
    active = new ActivePlan(draft);
  });
  afterEach(() => {
    active.dispose();
    draft.dispose();
  });

  it('is a draft that is edited, taken back and made again like a file', async () => {
    await active.choose(undefined);
    await active.change([{ path: ['needs', 'knowledge', 'private'], value: 'essential' }]);
    await active.change([{ path: ['workload', 'queriesPerDay'], value: 5_000 }]);
    const { text } = active;
    const parsed = parsePlan(text);
    assert.ok(parsed.status === 'valid');
    assert.equal(parsed.plan.workload.queriesPerDay, 5_000);
    await active.undo();
    await active.undo();
    assert.equal(active.text, emptyPlanText);
    assert.equal(active.canUndo, false);
    await active.redo();
    await active.redo();
    assert.equal(active.text, text);
  });

  it('takes the counts of the workspace into the draft, once, so that undo holds', async () => {
    await active.choose(undefined);
    await draft.setCorpus(corpus);
    await eventually('the count in the draft', () =>
      active.text.includes('"value": 1234') ? true : undefined,
    );
    await active.undo();
    assert.equal(active.text, emptyPlanText);
    await active.update();
    assert.equal(active.text, emptyPlanText);
  });

  it('is a file whose own lines alone change, saved as it was, and taken back byte for byte', async () => {
    const { plan } = folder();
    await active.update();
    await active.choose(plan);
    await active.change([{ path: ['needs', 'knowledge', 'private'], value: 'helpful' }]);
    assert.equal(read(plan), planText.replace('"essential"', '"helpful"'));
    await active.undo();
    assert.equal(read(plan), planText);
    await active.redo();
    await vscode.window.showTextDocument(plan);
    await vscode.commands.executeCommand('undo');
    assert.equal(active.text, planText);
    assert.equal(active.canUndo, false, 'what another hand took back is not taken back again');
  });

  it('leaves a file alone that cannot be read, or would not be, and says why', async () => {
    const { plan } = folder();
    await active.update();
    await active.choose(plan);
    await assert.rejects(
      active.change([{ path: ['workload', 'queriesPerDay'], value: -1 }]),
      /queriesPerDay must be/,
    );
    assert.equal(read(plan), planText);
    const broken = write(folder(), 'broken.ockham.json', '{ "version": 1, ');
    await active.update();
    await active.choose(broken);
    await assert.rejects(
      active.change([{ path: ['task'], value: 'answer' }]),
      /cannot be read as it stands/,
    );
    assert.equal(read(broken), '{ "version": 1, ');
  });

  it('shows the draft where the chosen file is gone', async () => {
    const other = write(folder(), 'other.ockham.json', '{ "version": 1, "title": "Other" }');
    await draft.setText('{ "version": 1, "title": "Draft" }');
    await active.update();
    await active.choose(other);
    assert.match(active.text, /Other/);
    rmSync(other.fsPath);
    await eventually('the draft', () => (active.text.includes('Draft') ? true : undefined));
  });

  it('shows what another program writes to the file', async () => {
    const { plan } = folder();
    await active.update();
    await active.choose(plan);
    writeFileSync(plan.fsPath, '{ "version": 1, "title": "Written elsewhere" }');
    await eventually('the other text', () =>
      active.text.includes('Written elsewhere') ? true : undefined,
    );
  });
});
