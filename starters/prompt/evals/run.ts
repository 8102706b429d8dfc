import { connect } from '../src/connect.ts';
import { runMain, StarterError } from '../src/errors.ts';
import type { Llm } from '../src/llm.ts';
import { loadPrompt, type Prompt } from '../src/prompt/build.ts';
import { answerMessage, complete } from '../src/run.ts';
import { readDataset, type EvaluationCase } from './dataset.ts';
import { bootstrapDifference } from './intervals.ts';
import { describeRun } from './markdown.ts';
import { grade, summarize, type GradedCase, type Observation } from './metrics.ts';
import { writeReport } from './report.ts';
import { findMissed, readThresholds } from './thresholds.ts';

/**
 * npm run eval: every case through the full prompt and through the one-sentence baseline.
 * Exit code 0 = all thresholds met, 1 = one is missed, 2 = it could not run.
 */
async function main(): Promise<number> {
  const connection = await connect();
  try {
    console.log(`${connection.banner}\n`);
    const { llm, config, settings } = connection;
    const local = config.endpoint.kind === 'local';
    const cases = await readDataset();
    const thresholds = await readThresholds();
    const full = await loadPrompt('full');
    const graded = await gradeAll(cases, (text) => observe(llm, full, text));
    if (graded.every(({ outcome }) => outcome === 'error')) {
      throw new StarterError(
        'provider',
        'no case could be run: is the endpoint of .env reachable, and its budget not spent?',
      );
    }
    const plain = await loadPrompt('baseline');
    const baseline = await gradeAll(cases, (text) => observeBaseline(llm, plain, text));

    const summary = summarize(graded);
    const target = local ? thresholds.local.passRate : settings.limits.targetQuality;
    const missed = findMissed(
      summary,
      local ? thresholds.local : { ...thresholds.model, passRate: target },
    );
    const run = {
      title: settings.title,
      answeredBy: local
        ? `${config.chatModel} (an extractive reader, not a language model)`
        : config.chatModel,
      graded,
      summary,
      baseline: summarize(baseline),
      difference: bootstrapDifference(pairedDifferences(graded, baseline)),
      spentUsd: llm.spending.unpricedCalls > 0 ? undefined : llm.spending.spentUsd,
      missed,
    };
    const markdown = describeRun(run);
    const file = await writeReport(
      {
        format: 'ockham-evaluation',
        version: 1,
        name: `${settings.title}: ${run.answeredBy}`,
        at: new Date().toISOString(),
        target,
        cases: graded.map(({ id, outcome, observation: { costUsd, latencyMs } }) => ({
          id,
          outcome,
          ...(costUsd !== undefined && { costUsd }),
          latencyMs: Math.round(latencyMs),
        })),
        summary: {
          answeredBy: run.answeredBy,
          ...summary,
          baseline: run.baseline,
          difference: run.difference,
          missed,
        },
      },
      markdown,
      { fileName: 'prompt', local },
    );
    console.log(markdown);
    console.log(`Written to ${decodeURIComponent(file.pathname)}`);
    return missed.length === 0 ? 0 : 1;
  } finally {
    await connection.close();
  }
}

/** One after the other: latencies are those of a single user, and the spend cap stays exact. */
async function gradeAll(
  cases: readonly EvaluationCase[],
  observeOne: (text: string) => Promise<Observation>,
): Promise<readonly GradedCase[]> {
  const graded: GradedCase[] = [];
  for (const one of cases) graded.push(grade(one, await observeOne(one.message)));
  return graded;
}

async function observe(llm: Llm, prompt: Prompt, text: string): Promise<Observation> {
  const { output, fallback, costUsd, latencyMs } = await answerMessage(llm, prompt, text);
  return { output, fallback: fallback?.reason, costUsd, latencyMs };
}

/** The baseline has no guardrails: it shows what they and the rules are worth. */
async function observeBaseline(llm: Llm, prompt: Prompt, text: string): Promise<Observation> {
  try {
    const completion = await complete(llm, prompt, text);
    const { costUsd, latencyMs } = completion;
    return completion.status === 'answered'
      ? { output: completion.output, fallback: undefined, costUsd, latencyMs }
      : {
          output: undefined,
          fallback: completion.status === 'invalid' ? 'invalid-output' : completion.status,
          costUsd,
          latencyMs,
        };
  } catch (error) {
    if (!(error instanceof StarterError)) throw error;
    return { output: undefined, fallback: 'unavailable', costUsd: undefined, latencyMs: 0 };
  }
}

/** 1, 0 or -1 for every case that ran in both variants. */
function pairedDifferences(
  full: readonly GradedCase[],
  baseline: readonly GradedCase[],
): readonly number[] {
  return full.flatMap((one, index) => {
    const other = baseline[index];
    if (other === undefined || one.outcome === 'error' || other.outcome === 'error') return [];
    return [Number(one.outcome === 'pass') - Number(other.outcome === 'pass')];
  });
}

await runMain(main);
