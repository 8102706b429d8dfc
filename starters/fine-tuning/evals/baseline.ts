import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { fingerprintOf, toJsonl } from '../src/data/prepare.ts';
import type { LocatedRow } from '../src/data/validate.ts';
import type { Baseline } from '../src/preflight.ts';
import type { Program } from '../src/program.ts';
import {
  armNames,
  chooseExamples,
  comparableRows,
  runArm,
  type Arm,
  type ArmResult,
} from './arms.ts';
import { writeReport } from './report.ts';
import { summarizeArm } from './verdict.ts';

const armResult = z.object({
  name: z.enum(armNames),
  model: z.string(),
  cases: z.array(
    z.object({
      id: z.string(),
      outcome: z.enum(['pass', 'fail', 'error']),
      costUsd: z.number().optional(),
      latencyMs: z.number().optional(),
      inputTokens: z.number(),
      outputTokens: z.number(),
    }),
  ),
});
const savedArms = z.object({ heldOut: z.string(), model: z.string(), arms: z.array(armResult) });

/** Asks the base model the held-out rows, without and with examples, and keeps the results for the comparison. */
export async function runBaseline(
  program: Program,
  training: readonly LocatedRow[],
  heldOut: readonly LocatedRow[],
): Promise<readonly ArmResult[]> {
  const { connection, baseModel, task, print } = program;
  const rows = comparableRows(heldOut);
  const arms: readonly Arm[] = [
    { name: 'base', model: baseModel, examples: [] },
    { name: 'few-shot', model: baseModel, examples: chooseExamples(training) },
  ];
  const results: ArmResult[] = [];
  for (const arm of arms) {
    const result = await runArm(connection.llm, task, arm, rows);
    const { passed, total } = summarizeArm(result);
    print(`${arm.name}: ${passed}/${total} right`);
    results.push(result);
  }
  // Ockham takes the newest for the score of the prompt: the best one last.
  for (const result of byScore(results).reverse()) await reportArm(program, result);
  const saved = { heldOut: heldOutKey(heldOut), model: baseModel, arms: results };
  await mkdir(program.folders.work, { recursive: true });
  await writeFile(baselineFile(program), `${JSON.stringify(saved)}\n`);
  return results;
}

/** Writes the results of one arm as an evaluation that Ockham reads. */
async function reportArm(program: Program, result: ArmResult): Promise<void> {
  const { settings, config } = program.connection;
  const { inputTokens, outputTokens } = totalUsage(result);
  const summary = summarizeArm(result);
  const { low, value, high } = summary.accuracy;
  await writeReport(
    {
      format: 'ockham-evaluation',
      version: 1,
      name: `${program.task.name}, ${result.name}`,
      at: new Date().toISOString(),
      target: settings.limits.targetQuality,
      cases: result.cases.map(({ id, outcome, costUsd, latencyMs }) => ({
        id,
        outcome,
        ...(costUsd !== undefined && { costUsd }),
        ...(latencyMs !== undefined && { latencyMs }),
      })),
      summary: { model: result.model, accuracy: { low, value, high }, inputTokens, outputTokens },
    },
    `# ${program.task.name}, ${result.name}\n\n${summary.passed} of ${summary.total} right by ${result.model}.\n`,
    { fileName: result.name, local: config.endpoint.kind === 'local' },
  );
}

/** The saved results of the base model on these held-out rows; undefined where there are none. */
export async function readBaselineArms(
  program: Program,
  heldOut: readonly LocatedRow[],
): Promise<readonly ArmResult[] | undefined> {
  let text: string;
  try {
    text = await readFile(baselineFile(program), 'utf8');
  } catch {
    return undefined;
  }
  const saved = savedArms.parse(JSON.parse(text));
  const fits = saved.heldOut === heldOutKey(heldOut) && saved.model === program.baseModel;
  return fits ? (saved.arms as readonly ArmResult[]) : undefined;
}

/** The best prompt's score. */
export async function readBaseline(
  program: Program,
  heldOut: readonly LocatedRow[],
): Promise<Baseline | undefined> {
  const arms = await readBaselineArms(program, heldOut);
  const [best] = byScore(arms ?? []).map(summarizeArm);
  return best && { arm: best.name, passed: best.passed, total: best.total };
}

/** Best first. */
function byScore(arms: readonly ArmResult[]): ArmResult[] {
  return [...arms].sort((a, b) => summarizeArm(b).passed - summarizeArm(a).passed);
}

function totalUsage({ cases }: ArmResult): { inputTokens: number; outputTokens: number } {
  return {
    inputTokens: cases.reduce((sum, one) => sum + one.inputTokens, 0),
    outputTokens: cases.reduce((sum, one) => sum + one.outputTokens, 0),
  };
}

function heldOutKey(heldOut: readonly LocatedRow[]): string {
  return fingerprintOf(toJsonl(heldOut));
}

function baselineFile({ folders }: Program): string {
  return path.join(folders.work, 'baseline.json');
}
