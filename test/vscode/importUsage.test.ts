import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { parsePlan } from '../../src/core/plan/parse';
import { provenanceOf } from '../../src/core/plan/provenance';
import { importUsage, type UsageDialogs } from '../../src/vscode/commands/importUsage';
import { planText, read, usePlanFolder, write } from './planFolder';

const header = 'date,model,requests,input_tokens,output_tokens,cost_usd';
const days = Array.from({ length: 8 }, (_, index) => `2026-01-0${index + 1}`);
const csv = `${[
  header,
  ...days.flatMap((day) => [`${day},model-a,100,50000,20000,4`, `${day},model-b,10,1000,500,1`]),
].join('\n')}\n`;

describe('Import Usage', () => {
  const folder = usePlanFolder();

  /** Imports into the folder's plan; the dialogs answer as told, and say what they were asked. */
  const importInto = async (
    files: readonly string[],
    answers: { readonly models?: readonly string[]; readonly agree: boolean },
  ) => {
    const { plan } = folder();
    const shown: string[] = [];
    const dialogs: UsageDialogs = {
      chooseFiles: () => Promise.resolve(files.map((file) => vscode.Uri.file(file))),
      chooseModels: ({ models }) => {
        shown.push(`models ${models.map(({ model }) => model ?? '').join(' ')}`);
        return Promise.resolve(answers.models);
      },
      agree: (_, found) => {
        shown.push(...found);
        return Promise.resolve(answers.agree);
      },
    };
    const log = vscode.window.createOutputChannel('Ockham usage test', { log: true });
    try {
      return { changes: await importUsage({ log, dialogs }, [plan]), shown: shown.join('\n') };
    } finally {
      log.dispose();
    }
  };

  it('shows what it found, writes it as one step of undo that restores every byte, and leaves the file saved', async () => {
    const { plan } = folder();
    const { fsPath: file } = write(folder(), 'usage.csv', csv);
    const { changes, shown } = await importInto([file], {
      models: ['model-a', 'model-b'],
      agree: true,
    });
    for (const said of [
      'models model-a model-b',
      '8 whole days',
      'Queries per day: 110',
      'queries per day:',
      'date',
    ])
      assert.ok(shown.includes(said), `${said}\n${shown}`);
    assert.ok(changes);
    const document = await vscode.workspace.openTextDocument(plan);
    assert.equal(document.isDirty, false);
    const parsed = parsePlan(read(plan));
    assert.ok(parsed.status === 'valid', JSON.stringify(parsed.problems));
    assert.equal(parsed.plan.workload.queriesPerDay, 110);
    assert.equal(parsed.plan.today.costPerQuery, Number((5 / 110).toPrecision(4)));
    const { kind, source = '' } = provenanceOf(parsed.plan, 'workload.queriesPerDay');
    assert.equal(kind, 'measured');
    assert.match(source, /^usage\.csv \(.*2026-01-01 to 2026-01-08; 2 models together\)$/);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), planText);
  });

  it('takes the chosen models alone, and writes nothing without consent', async () => {
    const { plan } = folder();
    const { fsPath: file } = write(folder(), 'usage.csv', csv);
    const refused = await importInto([file], { models: ['model-b'], agree: false });
    assert.ok(refused.shown.includes('Queries per day: 10'), refused.shown);
    assert.equal(refused.changes, undefined);
    assert.equal(read(plan), planText);
    const none = await importInto([file], { models: [], agree: true });
    assert.equal(none.changes, undefined);
    assert.equal(read(plan), planText);
  });

  it('says what is wrong with a file and writes nothing', async () => {
    const { plan } = folder();
    const { fsPath: file } = write(folder(), 'other.csv', 'name,size\na,1\n');
    const { changes, shown } = await importInto([file], { agree: true });
    assert.deepEqual([changes, shown, read(plan)], [undefined, '', planText]);
  });

  it('is there for exports and plans', async () => {
    assert.ok((await vscode.commands.getCommands(true)).includes('ockham.importUsage'));
  });
});
