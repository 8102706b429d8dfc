import * as l10n from '@vscode/l10n';
import type { ComponentName } from '../../../core/economics/components';

/** What every part of a cost is called. */
export const componentTitle: Readonly<Record<ComponentName, string>> = {
  engineering: l10n.t('Engineering'),
  curation: l10n.t('Curating examples'),
  labelling: l10n.t('Labelling'),
  training: l10n.t('Training'),
  ingestion: l10n.t('Ingestion'),
  input: l10n.t('Input tokens'),
  cachedInput: l10n.t('Cached input tokens'),
  cacheWrites: l10n.t('Cache writes'),
  cacheStorage: l10n.t('Cache storage'),
  cacheKeepWarm: l10n.t('Keeping the cache warm'),
  output: l10n.t('Answer tokens'),
  reasoning: l10n.t('Reasoning tokens'),
  tools: l10n.t('Tools'),
  queryEmbedding: l10n.t('Query embedding'),
  vectorStorage: l10n.t('Vector storage'),
  vectorWrites: l10n.t('Vector writes'),
  vectorReads: l10n.t('Vector reads'),
  vectorPlan: l10n.t('Vector store plan'),
  reranking: l10n.t('Reranking'),
  hosting: l10n.t('Hosting the tuned model'),
  retraining: l10n.t('Retraining'),
  migration: l10n.t('Migration to a new base model'),
  evaluation: l10n.t('Evaluation'),
  maintenance: l10n.t('Upkeep by people'),
  today: l10n.t('Paid today'),
};

/** Parts that are one color in a chart: more colors than these nobody tells apart. */
export const componentGroups: readonly {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly ComponentName[];
}[] = [
  {
    id: 'input',
    title: l10n.t('Model input'),
    parts: ['input', 'cachedInput', 'cacheWrites', 'cacheStorage', 'cacheKeepWarm', 'tools'],
  },
  { id: 'output', title: l10n.t('Model output'), parts: ['output', 'reasoning'] },
  {
    id: 'retrieval',
    title: l10n.t('Retrieval'),
    parts: [
      'ingestion',
      'queryEmbedding',
      'vectorStorage',
      'vectorWrites',
      'vectorReads',
      'vectorPlan',
      'reranking',
    ],
  },
  {
    id: 'tuning',
    title: l10n.t('Fine-tuning'),
    parts: ['curation', 'labelling', 'training', 'hosting', 'retraining', 'migration'],
  },
  {
    id: 'people',
    title: l10n.t('People and evaluation'),
    parts: ['engineering', 'maintenance', 'evaluation'],
  },
];
