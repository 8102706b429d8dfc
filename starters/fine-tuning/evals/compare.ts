import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PreparedData } from '../src/commands/prepare.ts';
import { jobStoreOf } from '../src/commands/submit.ts';
import type { Program } from '../src/program.ts';
import { comparableRows, runArm, type ArmResult, type Price } from './arms.ts';
import { readBaselineArms, runBaseline } from './baseline.ts';
import { decide, summarizeArm, type ArmSummary, type Verdict } from './verdict.ts';

/**
 * Compares the tuned model with the base model, without and with examples, on the held-out rows, and decides.
 * Gives the exit code: 0 = promote, 1 = reject, 2 = there is nothing to compare.
 */
export async function compare(program: Program, data: PreparedData): Promise<number> {
  const { connection, task, training, print } = program;
  const model = await tunedModel(program);
  if (model === undefined) {
    print('there is no tuned model: run "npm run submit", or set tunedModel in training.json');
    return 2;
  }
  const { heldOut } = data.split;
  const rows = comparableRows(heldOut);
  if (rows.length < heldOut.length) {
    print(`${heldOut.length - rows.length} held-out rows with tools are left out`);
  }
  const [base, ...others] =
    (await readBaselineArms(program, heldOut)) ??
    (await runBaseline(program, data.split.training, heldOut));
  if (base === undefined || rows.length === 0) {
    print('there are no held-out rows to compare on');
    return 2;
  }
  const arm = { name: 'tuned', model, examples: [] } as const;
  const tuned = await runArm(connection.llm, task, arm, rows, tunedPrice(program));
  const verdict = decide(tuned, [base, ...others], training.promotion);
  const report = describe([base, ...others, tuned], verdict);
  for (const line of report) print(line);
  await save(program, tuned, verdict, report);
  return verdict.decision === 'promote' ? 0 : 1;
}

/** The model that training.json names, else what the job gave. */
async function tunedModel(program: Program): Promise<string | undefined> {
  if (program.training.tunedModel !== undefined) return program.training.tunedModel;
  const state = await jobStoreOf(program).load();
  if (state?.phase !== 'ended' || state.outcome.status !== 'succeeded') return undefined;
  return state.outcome.model;
}

/** Where the tuned model is billed by tokens at known prices; elsewhere its cost per call is unknown. */
function tunedPrice({ offer, provider }: Program): Price {
  if (provider.name === 'local') return () => 0;
  const inference = offer?.inference;
  if (inference?.billing !== 'tokens') return () => undefined;
  const { input, output } = inference;
  if (input.kind === 'unknown' || output.kind === 'unknown') return () => undefined;
  return ({ inputTokens, outputTokens }) =>
    (inputTokens * input.value + outputTokens * output.value) / 1_000_000;
}

function describe(arms: readonly ArmResult[], verdict: Verdict): readonly string[] {
  return [
    '| arm | model | right | 95 % interval | cost | latency p50 / p95 |',
    '| --- | --- | --- | --- | --- | --- |',
    ...arms.map(summarizeArm).map(tableRow),
    '',
    ...verdict.comparisons.map(
      ({ against, discordance, probability }) =>
        `tuned against ${against}: ${discordance.won} won, ${discordance.lost} lost, McNemar exact p = ${probability.toPrecision(2)}`,
    ),
    '',
    `verdict: ${verdict.decision}`,
    ...verdict.reasons.map((reason) => `- ${reason}`),
  ];
}

function tableRow({
  name,
  model,
  passed,
  total,
  accuracy,
  costUsd,
  latencyMs,
}: ArmSummary): string {
  const { low, value, high } = accuracy;
  const cost = costUsd === undefined ? 'unknown' : `${costUsd.toFixed(4)} USD`;
  const { p50, p95 } = latencyMs;
  const latency = `${p50?.toFixed(0) ?? '?'} / ${p95?.toFixed(0) ?? '?'} ms`;
  return `| ${name} | ${model} | ${passed}/${total} (${percent(value)}) | ${percent(low)} to ${percent(high)} | ${cost} | ${latency} |`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

/**
 * Keeps the tuned model's results in Ockham's evaluation format. They lie in runs/, where Ockham does not look for the
 * score of a prompt.
 */
async function save(
  { connection, task }: Program,
  tuned: ArmResult,
  verdict: Verdict,
  report: readonly string[],
): Promise<void> {
  const folder = path.join(import.meta.dirname, '../runs');
  await mkdir(folder, { recursive: true });
  const evaluation = {
    format: 'ockham-evaluation',
    version: 1,
    name: `${task.name}, tuned`,
    at: new Date().toISOString(),
    target: connection.settings.limits.targetQuality,
    cases: tuned.cases,
    summary: { model: tuned.model, ...verdict },
  };
  await writeFile(path.join(folder, 'tuned.json'), `${JSON.stringify(evaluation, null, 2)}\n`);
  await writeFile(path.join(folder, 'comparison.md'), `${report.join('\n')}\n`);
}
