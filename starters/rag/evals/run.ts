import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { runMain } from '../src/errors.ts';
import { ingest } from '../src/ingest/ingest.ts';
import { openRag } from '../src/openRag.ts';
import { evaluateAnswers, type AnswersResult } from './answers.ts';
import { percentile, type Interval } from './intervals.ts';
import { readQuestions, type AnswerableQuestion } from './questions.ts';
import { writeReport } from './report.ts';
import { asksAboutSample } from './sample.ts';
import { evaluateRetrieval, type RetrievalResult, type RetrievalScore } from './retrieval.ts';

const thresholdsSchema = z.object({
  retrievalHitAt5: z.number(),
  retrievalMeanReciprocalRank: z.number(),
  citationsValid: z.number(),
  abstainedOffTopic: z.number(),
});

await runMain(async () => {
  const thresholds = thresholdsSchema.parse(
    JSON.parse(await readFile(new URL('thresholds.json', import.meta.url), 'utf8')),
  );
  const questions = await readQuestions();
  const rag = await openRag({ sample: await asksAboutSample(questions) });
  try {
    const { banner, config, settings } = rag.connection;
    await ingest(rag);
    const retrieval = await evaluateRetrieval(
      rag,
      questions.filter((one): one is AnswerableQuestion => one.kind === 'answerable'),
    );
    const answers = await evaluateAnswers(rag, questions);
    // Neither the local reader nor the sample corpus says anything about the answers to come.
    const practice = config.endpoint.kind === 'local' || rag.corpus !== settings.corpus;
    const target = settings.limits.targetQuality;
    const checks = [
      check('retrieval hit@5', retrieval.hybrid.hitAt5.value, thresholds.retrievalHitAt5),
      check(
        'retrieval MRR',
        retrieval.hybrid.meanReciprocalRank,
        thresholds.retrievalMeanReciprocalRank,
      ),
      check('citations valid', answers.citationsValid.value, thresholds.citationsValid),
      check('abstained off topic', answers.abstainedOffTopic.value, thresholds.abstainedOffTopic),
      ...(practice ? [] : [check('correct answers', answers.correct.value, target)]),
    ];
    const markdown = describe(retrieval, answers, checks, banner, rag.retrieval.denseWeight);
    const file = await writeReport(
      {
        format: 'ockham-evaluation',
        version: 1,
        name: settings.title,
        at: new Date().toISOString(),
        target,
        cases: answers.cases,
        summary: {
          chatModel: config.chatModel,
          embeddingModel: config.embeddingModel,
          retrieval,
          answers: { ...answers, cases: undefined },
        },
      },
      markdown,
      { fileName: 'rag', local: practice },
    );
    console.log(`${markdown}\nWritten to ${file.pathname}`);
    return checks.every((one) => one.passed) ? 0 : 1;
  } finally {
    await rag.close();
  }
});

interface Check {
  readonly name: string;
  readonly value: number;
  readonly atLeast: number;
  readonly passed: boolean;
}

function check(name: string, value: number, atLeast: number): Check {
  return { name, value, atLeast, passed: value >= atLeast };
}

function describe(
  retrieval: RetrievalResult,
  answers: AnswersResult,
  checks: readonly Check[],
  banner: string,
  denseWeight: number,
): string {
  const row = (name: string, { hitAt1, hitAt5, meanReciprocalRank }: RetrievalScore) =>
    `| ${name} | ${share(hitAt1)} | ${share(hitAt5)} | ${meanReciprocalRank.toFixed(3)} |`;
  const best = retrieval.byDenseWeight.reduce((a, b) =>
    b.score.meanReciprocalRank > a.score.meanReciprocalRank ? b : a,
  );
  const latencies = answers.cases.flatMap(({ latencyMs }) => latencyMs ?? []);
  return `${banner}

| search | hit@1 | hit@5 | MRR |
| --- | --- | --- | --- |
${row('dense', retrieval.dense)}
${row('full text', retrieval.lexical)}
${row(`hybrid, dense weight ${denseWeight}`, retrieval.hybrid)}

Best MRR at dense weight ${best.weight}: ${best.score.meanReciprocalRank.toFixed(3)}. It was looked for on these same questions: check it on others.

| answers | share (95 % interval) |
| --- | --- |
| correct, where the corpus answers | ${share(answers.correct)} |
| abstained, off topic | ${share(answers.abstainedOffTopic)} |
| abstained, near miss | ${share(answers.abstainedNearMiss)} |
| citations word for word in their file (${answers.citations}) | ${share(answers.citationsValid)} |

Latency: p50 ${(percentile(latencies, 0.5) ?? 0).toFixed(0)} ms, p95 ${(percentile(latencies, 0.95) ?? 0).toFixed(0)} ms.

${checks.map(({ name, value, atLeast, passed }) => `${passed ? 'pass' : 'FAIL'}  ${name} ${value.toFixed(3)}, at least ${atLeast}`).join('\n')}
`;
}

function share({ low, value, high }: Interval): string {
  return `${value.toFixed(3)} (${low.toFixed(2)}–${high.toFixed(2)})`;
}
