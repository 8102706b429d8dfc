import { assumptions } from '../../../core/economics/assumptions';
import type { Latency, Stage } from '../../../core/economics/latency';
import { formatDuration } from '../../format';
import type { Explanation } from './explanation';

export const stageTitle: Readonly<Record<Stage, string>> = {
  network: 'network',
  queryEmbedding: 'query embedding',
  vectorSearch: 'vector search',
  reranking: 'reranking',
  firstToken: 'first token',
  generation: 'writing the answer',
};

/** How long an answer takes: medians of stages, which do not add up to the median of the whole. */
export function explainLatency(title: string, { p50Ms, p95Ms, stages }: Latency): Explanation {
  return {
    title,
    summary: `Half of the answers come within ${formatDuration(p50Ms)}, 95 of 100 within ${formatDuration(p95Ms)}. Below the median of each stage.`,
    lines: stages.map((stage) => ({
      name: stageTitle[stage.stage],
      value: formatDuration(stage.p50Ms),
      how: '',
    })),
    origins: [{ kind: 'assumed', name: assumptions.latency.reason, detail: '' }],
  };
}
