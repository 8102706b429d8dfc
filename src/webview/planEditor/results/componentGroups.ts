import type { ComponentName } from '../../../core/economics/components';

/** What every part of a cost is called. */
export const componentTitle: Readonly<Record<ComponentName, string>> = {
  engineering: 'Engineering',
  curation: 'Curating examples',
  labelling: 'Labelling',
  training: 'Training',
  ingestion: 'Ingestion',
  input: 'Input tokens',
  cachedInput: 'Cached input tokens',
  cacheWrites: 'Cache writes',
  cacheStorage: 'Cache storage',
  cacheKeepWarm: 'Keeping the cache warm',
  output: 'Answer tokens',
  reasoning: 'Reasoning tokens',
  tools: 'Tools',
  queryEmbedding: 'Query embedding',
  vectorStorage: 'Vector storage',
  vectorWrites: 'Vector writes',
  vectorReads: 'Vector reads',
  vectorPlan: 'Vector store plan',
  reranking: 'Reranking',
  hosting: 'Hosting the tuned model',
  retraining: 'Retraining',
  migration: 'Migration to a new base model',
  evaluation: 'Evaluation',
  maintenance: 'Upkeep by people',
  today: 'Paid today',
};

/** Parts that are one color in a chart: more colors than these nobody tells apart. */
export const componentGroups: readonly {
  readonly id: string;
  readonly title: string;
  readonly parts: readonly ComponentName[];
}[] = [
  {
    id: 'input',
    title: 'Model input',
    parts: ['input', 'cachedInput', 'cacheWrites', 'cacheStorage', 'cacheKeepWarm', 'tools'],
  },
  { id: 'output', title: 'Model output', parts: ['output', 'reasoning'] },
  {
    id: 'retrieval',
    title: 'Retrieval',
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
    title: 'Fine-tuning',
    parts: ['curation', 'labelling', 'training', 'hosting', 'retraining', 'migration'],
  },
  {
    id: 'people',
    title: 'People and evaluation',
    parts: ['engineering', 'maintenance', 'evaluation'],
  },
];
