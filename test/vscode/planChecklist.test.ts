import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { readCases } from '../../src/core/evaluation/evaluationCase';
import { assess } from '../../src/core/decision/assess';
import { Budget } from '../../src/measure/evaluate/run/budget';
import { evaluatePrompt } from '../../src/measure/evaluate/run/evaluatePrompt';
import { Journal } from '../../src/measure/evaluate/run/journal';
import { openaiChatModel } from '../../src/measure/evaluate/run/openaiModels';
import { realPatience } from '../../src/measure/evaluate/run/patience';
import { readPrompt } from '../../src/measure/evaluate/run/promptFile';
import { writeResults } from '../../src/measure/evaluate/run/resultsFile';
import type { Inspection } from '../../src/measure/dataset/inspectDataset';
import { today } from '../../src/vscode/adapters/clock';
import { readPlanState } from '../../src/vscode/plan/planState';
import { sayText, serveModel } from '../unit/evaluation/modelServer';
import { read, usePlanFolder, write, type PlanFolder } from './planFolder';

const text = `{
  "version": 1,
  "needs": { "behavior": { "voice": "essential" } }
}
`;

/** A plan's checklist as its text has it, and what to build now. */
function checklistOf(plan: vscode.Uri) {
  const state = readPlanState(read(plan), today());
  assert.ok(state.kind === 'valid');
  // How many days were spent on the prompt is another line of the checklist: a week, whatever the workspace shows.
  const facts = { ...state.plan.facts, promptWorkDays: { value: 7, kind: 'stated' as const } };
  const { checklist, next } = assess({ ...state.plan, facts }, state.world);
  const of = (id: string) => {
    const check = checklist.find((one) => one.id === id);
    assert.ok(check, id);
    return { status: check.status, kind: check.provenance?.kind, source: check.provenance?.source };
  };
  return { next, score: of('prompt-evaluation'), examples: of('labelled-examples') };
}

/** Evaluates a prompt against a server on this machine that answers every fourth case right; writes the results. */
async function evaluate({ workspace, home }: PlanFolder): Promise<void> {
  const server = await serveModel(({ body }, response) => {
    const number = Number(body.messages?.at(-1)?.content.replace(/\D/g, ''));
    sayText(response, number % 4 === 0 ? String(number) : 'I would rather not.');
  });
  const folder = path.join(workspace, home);
  const journal = new Journal(path.join(folder, '.journal.jsonl'));
  try {
    const prompt = readPrompt('---\nname: voice\ntarget: 0.85\n---\nSay the number.');
    assert.ok(prompt.kind === 'read');
    const { cases } = readCases(
      Array.from({ length: 40 }, (_, index) =>
        JSON.stringify({
          id: `n${index}`,
          input: `say ${index}`,
          expected: `${index}`,
          grader: 'exact',
        }),
      ).join('\n'),
    );
    const result = await evaluatePrompt(
      {
        prompt: prompt.prompt,
        cases,
        model: openaiChatModel({ baseUrl: server.baseUrl }, 'counting-model'),
        labelledAnswers: [],
      },
      journal,
      {
        concurrency: 4,
        patience: realPatience,
        signal: new AbortController().signal,
        budget: new Budget(() => 0, undefined),
      },
    );
    assert.ok(result.kind === 'finished');
    writeResults(path.join(folder, 'evals'), 'voice', {
      format: 'ockham-evaluation',
      version: 1,
      name: 'voice',
      target: 0.85,
      at: '2026-11-22T10:00:00Z',
      cases: [...result.cases],
    });
  } finally {
    journal.discard();
    server.close();
  }
}

describe("A plan's checklist", () => {
  const folder = usePlanFolder();

  it('knows of the prompt and the examples only what was measured, and the next step moves with it', async () => {
    const { plan } = folder();
    write(folder(), 'support.ockham.json', text);
    const before = checklistOf(plan);
    assert.equal(before.next, 'prompt');
    assert.deepEqual([before.score.status, before.examples.status], ['unknown', 'unknown']);

    await evaluate(folder());
    await vscode.commands.executeCommand('ockham.collectEvidence', plan);
    const evaluated = checklistOf(plan);
    assert.deepEqual([evaluated.score.status, evaluated.score.kind], ['pass', 'measured']);
    assert.match(evaluated.score.source ?? '', /evals\/voice\.json/);
    assert.equal(evaluated.examples.status, 'fail', 'the workspace has 64 labelled examples');
    assert.equal(evaluated.next, 'prompt', 'there is too little to train on yet');

    const row = (index: number): string =>
      JSON.stringify({ prompt: `Question ${index}?`, completion: `In our voice: ${index}.` });
    const dataset = write(
      folder(),
      'train.jsonl',
      `${Array.from({ length: 240 }, (_, index) => row(index)).join('\n')}\n{"prompt": "Unanswered"}\n${row(0)}\n`,
    );
    const inspection = await vscode.commands.executeCommand<Inspection>(
      'ockham.inspectDataset',
      dataset,
    );
    assert.deepEqual([inspection.valid, inspection.duplicates, inspection.invalid], [241, 1, 1]);
    await vscode.commands.executeCommand('ockham.collectEvidence', plan);
    const after = checklistOf(plan);
    assert.deepEqual([after.examples.status, after.examples.kind], ['pass', 'measured']);
    assert.match(after.examples.source ?? '', /train\.jsonl/);
    assert.equal(after.next, 'fine-tuning');
  });
});
