import * as l10n from '@vscode/l10n';
import { assumptions } from '../../../core/economics/assumptions';
import type { Latency, Stage } from '../../../core/economics/latency';
import { formatDuration } from '../../format';
import type { Explanation } from './explanation';

export const stageTitle: Readonly<Record<Stage, string>> = {
  network: l10n.t('network'),
  queryEmbedding: l10n.t('query embedding'),
  vectorSearch: l10n.t('vector search'),
  reranking: l10n.t('reranking'),
  firstToken: l10n.t('first token'),
  generation: l10n.t('writing the answer'),
};

/** How long an answer takes: medians of stages, which do not add up to the median of the whole. */
export function explainLatency(title: string, { p50Ms, p95Ms, stages }: Latency): Explanation {
  return {
    title,
    summary: l10n.t(
      'Half of the answers come within {0}, 95 of 100 within {1}. Below the median of each stage.',
      formatDuration(p50Ms),
      formatDuration(p95Ms),
    ),
    lines: stages.map((stage) => ({
      name: stageTitle[stage.stage],
      value: formatDuration(stage.p50Ms),
      how: '',
    })),
    origins: [{ kind: 'assumed', name: assumptions.latency.reason, detail: '' }],
  };
}
