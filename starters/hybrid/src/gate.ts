import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';

/** One thing that must be shown before a training may start. */
export interface GateCheck {
  readonly id: 'rag-evaluated' | 'retrieval' | 'citations';
  readonly passes: boolean;
  readonly message: string;
}

const share = z.object({ value: z.number() });
const ragReport = z.object({
  at: z.iso.datetime(),
  summary: z.object({
    embeddingModel: z.string(),
    retrieval: z.object({ hybrid: z.object({ hitAt5: share }) }),
    answers: z.object({ citationsValid: share }),
  }),
});

const thresholdsSchema = z.object({ retrievalHitAt5: z.number(), citationsValid: z.number() });

const evals = path.join(import.meta.dirname, '../evals');

/**
 * What RAG must have shown first: tuning on sources that were not found teaches to make things up.
 * That the base model fails, and that 200 reviewed rows are there, is checked before the submission
 * (src/preflight.ts).
 */
export async function checkRag(local: boolean): Promise<readonly GateCheck[]> {
  const file = local
    ? path.join(evals, '../runs/local/rag.json')
    : path.join(evals, 'results/rag.json');
  const thresholds = thresholdsSchema.parse(
    JSON.parse(await readFile(path.join(evals, 'thresholds.json'), 'utf8')),
  );
  return judge(await readReport(file), thresholds);
}

export function judge(
  report: unknown,
  thresholds: z.infer<typeof thresholdsSchema>,
): readonly GateCheck[] {
  const parsed = ragReport.safeParse(report);
  if (!parsed.success)
    return [
      {
        id: 'rag-evaluated',
        passes: false,
        message: 'RAG has not been evaluated with this model: run "npm run eval" first',
      },
    ];
  const { retrieval, answers } = parsed.data.summary;
  const hits = retrieval.hybrid.hitAt5.value;
  const valid = answers.citationsValid.value;
  return [
    { id: 'rag-evaluated', passes: true, message: `RAG was evaluated ${parsed.data.at}` },
    {
      id: 'retrieval',
      passes: hits >= thresholds.retrievalHitAt5,
      message: `retrieval hit@5 ${hits.toFixed(3)}, at least ${thresholds.retrievalHitAt5}: a model cannot learn from sources that are not found`,
    },
    {
      id: 'citations',
      passes: valid >= thresholds.citationsValid,
      message: `citations valid ${valid.toFixed(3)}, at least ${thresholds.citationsValid}`,
    },
  ];
}

async function readReport(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
