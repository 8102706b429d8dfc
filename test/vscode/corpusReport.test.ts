import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { bundledCatalog } from '../../src/core/catalog/bundledCatalog';
import { listChatModels } from '../../src/core/catalog/fitModels';
import { reportCorpus } from '../../src/core/corpus/report';
import type { CountedFile } from '../../src/core/corpus/scan';
import { parsePlan } from '../../src/core/plan/parse';
import type {
  CorpusReportIntent,
  CorpusReportSnapshot,
  WrittenPlan,
} from '../../src/protocol/corpusReport';
import type { RequestMessage, ResponseMessage } from '../../src/protocol/request';
import { defaultRepresentation } from '../../src/measure/extract/extraction';
import { Draft } from '../../src/vscode/adapters/draft';
import { measureCorpora } from '../../src/measure/evidence/corpusFacts';
import { CorpusReportSession } from '../../src/vscode/corpusReport/corpusReportSession';
import { ActivePlan } from '../../src/vscode/panel/activePlan';
import { FakePanel } from './fakePanel';
import { planText, read, usePlanFolder } from './planFolder';

type Posted = CorpusReportIntent | RequestMessage | { readonly kind: 'nonsense' };
type Received = CorpusReportSnapshot | ResponseMessage<unknown>;

const file = (name: string, tokens: number): CountedFile => ({
  path: name,
  format: 'markdown',
  bytes: 4 * tokens,
  tokens,
});

describe('The corpus report', () => {
  const folder = usePlanFolder();
  let draft: Draft;
  let active: ActivePlan;
  let view: FakePanel<Posted, Received>;
  let requests = 0;

  beforeEach(async () => {
    const kept = new Map<string, unknown>();
    const state: vscode.Memento = {
      keys: () => [...kept.keys()],
      get: <T>(key: string, fallback?: T) => (kept.has(key) ? kept.get(key) : fallback) as T,
      update: (key, value) => {
        kept.set(key, value);
        return Promise.resolve();
      },
    };
    draft = new Draft(state);
    active = new ActivePlan(draft);
    view = new FakePanel();
    await active.choose(folder().plan);
    // As if nobody had saved the file by hand: one step of undo is one edit of the text.
    await vscode.window.showTextDocument(folder().plan);
    const extension = vscode.extensions.getExtension('ockham.ockham');
    assert.ok(extension);
    const log = vscode.window.createOutputChannel('Corpus report test', { log: true });
    const docs = path.join(folder().workspace, folder().home, 'docs');
    const scan = {
      encoding: 'o200k_base' as const,
      files: [
        file('a.md', 2),
        file('left-out/b.md', 2),
        file('old/c.md', 7),
        file('old/d [1].md', 5),
      ],
      skipped: [],
      excluded: 0,
    };
    const report = reportCorpus(
      scan,
      listChatModels(bundledCatalog),
      { prompt: 4_000, answer: 4_000 },
      '2026-11-22',
    );
    await CorpusReportSession.open(
      {
        extensionUri: extension.extensionUri,
        active,
        draft,
        history: { findObstacle: () => undefined, measure: measureCorpora },
        log,
      },
      view,
      {
        finished: {
          scan,
          roots: [{ absolutePath: docs, label: '', excludes: { relativeTo: docs, globs: {} } }],
          representation: defaultRepresentation,
          durationMs: 1,
          at: new Date('2026-11-22T09:30:00.000Z'),
        },
        folders: ['docs'],
        report,
        measurement: { kind: 'counted', durationMs: 1 },
        duplicates: 'done',
        staleFiles: 0,
      },
    );
  });
  afterEach(() => {
    view.close();
    active.dispose();
    draft.dispose();
  });

  async function ask(name: string, params: unknown): Promise<unknown> {
    const id = ++requests;
    const answered = view.next((message) => message.kind === 'response' && message.id === id);
    view.post({ kind: 'request', id, name, params });
    const answer = await answered;
    assert.ok(answer.kind === 'response');
    if ('error' in answer) throw new Error(answer.error.message);
    return answer.result;
  }

  async function show(): Promise<CorpusReportSnapshot> {
    const shown = await view.send({ kind: 'ready' });
    assert.ok(shown.kind === 'snapshot');
    return shown;
  }

  function planNow() {
    const parsed = parsePlan(read(folder().plan));
    return parsed.status === 'valid' ? parsed.plan : assert.fail('the plan cannot be read');
  }

  it('prices by the active plan and leaves out what that excludes', async () => {
    const { plan, choices, calculation } = await show();
    assert.equal(plan, vscode.workspace.asRelativePath(folder().plan));
    assert.deepEqual(choices.selection, [{ path: 'left-out', included: false }]);
    assert.equal(calculation.tokens, 14);
  });

  it('writes facts, folders and exclusions as one step of undo that restores every byte', async () => {
    const { choices } = await show();
    await ask('calculate', {
      ...choices,
      selection: [...choices.selection, { path: 'old/d [1].md', included: false }],
    });
    const written = (await ask('useInPlan', {})) as WrittenPlan;
    assert.equal(written.plan, vscode.workspace.asRelativePath(folder().plan));

    const { facts, corpus } = planNow();
    assert.equal(facts.corpusTokens?.value, 9);
    assert.equal(facts.corpusDocuments?.value, 2);
    assert.equal(facts.corpusTokens.kind, 'measured');
    assert.equal(facts.corpusTokens.at, '2026-11-22T09:30:00.000Z');
    assert.ok(facts.corpusTokens.source);
    assert.equal(facts.corpusMonthlyChange, undefined, 'file times are no history');
    assert.deepEqual(corpus.folders, ['docs']);
    assert.deepEqual(corpus.exclude, ['docs/left-out/**', 'docs/old/d \\[1\\].md']);

    await vscode.commands.executeCommand('undo');
    const { activeTextEditor: editor } = vscode.window;
    assert.equal(editor?.document.getText(), planText);
  });

  it('keeps excluding in the plan, and takes back in what is no longer left out', async () => {
    const { choices } = await show();
    await ask('calculate', { ...choices, selection: [{ path: 'old', included: false }] });
    await ask('keepExcluding', {});
    const { facts, corpus } = planNow();
    assert.deepEqual(corpus.exclude, ['docs/old/**']);
    assert.equal(facts.corpusTokens, undefined, 'nothing else is written');
  });

  it('says why it cannot write into a plan that cannot be read, and changes nothing', async () => {
    await show();
    writeFileSync(folder().plan.fsPath, '{ broken');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await assert.rejects(ask('useInPlan', {}), /cannot be read/);
    assert.equal(read(folder().plan), '{ broken');
  });

  it('refuses what it does not understand', async () => {
    const { choices } = await show();
    view.post({ kind: 'nonsense' });
    await assert.rejects(ask('calculate', { ...choices, chunkTokens: 0 }), /does not understand/);
    await assert.rejects(
      ask('calculate', { ...choices, overlapTokens: 500 }),
      /does not understand/,
    );
    await assert.rejects(ask('listFolder', { path: '../..', from: 0 }), /no folder/);
    await assert.rejects(ask('removeEverything', {}), /does not know/);
    assert.equal(
      ((await ask('listFolder', { path: 'old', from: 0 })) as { tokens: number }).tokens,
      12,
    );
  });
});
