import type { ChoicePath, NeedPath, NumberPath } from '../../protocol/planPaths';

/** How a number of the plan is edited. Bounds are those of the plan's schema. */
export interface NumberField {
  readonly path: NumberPath;
  readonly label: string;
  /** Follows the number. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  /** Whether the plan takes whole numbers only. */
  readonly whole?: boolean;
  /** Whether the plan takes a single number only, no range. */
  readonly single?: boolean;
  /** A fraction in the plan, a percentage on the screen. */
  readonly percent?: boolean;
  /** The useful span, for a slider; even steps, or even factors where it is wide. */
  readonly slider?: {
    readonly from: number;
    readonly to: number;
    readonly step: number | 'factor';
  };
}

export interface FieldGroup {
  readonly title: string;
  readonly fields: readonly NumberField[];
}

const tokens = (path: NumberPath, label: string, to: number): NumberField => ({
  path,
  label,
  unit: 'tokens',
  min: 0,
  max: 1e15,
  slider: { from: 0, to, step: to / 100 },
});
const hours = (path: NumberPath, label: string, to: number): NumberField => ({
  path,
  label,
  unit: 'hours',
  min: 0,
  max: 1e6,
  slider: { from: 0, to, step: 1 },
});

export const workloadFields: FieldGroup = {
  title: 'Workload',
  fields: [
    {
      path: 'workload.queriesPerDay',
      label: 'Queries per day',
      unit: 'queries',
      min: 0,
      max: 1e12,
      slider: { from: 1, to: 1e6, step: 'factor' },
    },
    {
      path: 'workload.activeHoursPerDay',
      label: 'Active hours per day',
      unit: 'hours',
      min: 0.01,
      max: 24,
      slider: { from: 0.5, to: 24, step: 0.5 },
    },
    {
      path: 'workload.monthlyGrowth',
      label: 'Growth per month',
      unit: '%',
      min: -1,
      max: 10,
      percent: true,
      slider: { from: -0.1, to: 0.5, step: 0.01 },
    },
  ],
};

export const tokenFields: FieldGroup = {
  title: 'Tokens per query',
  fields: [
    tokens('workload.tokens.system', 'System prompt', 10_000),
    tokens('workload.tokens.examples', 'Few-shot examples', 10_000),
    tokens('workload.tokens.history', 'History', 20_000),
    tokens('workload.tokens.question', 'Question', 2_000),
    tokens('workload.tokens.answer', 'Answer', 4_000),
    tokens('workload.tokens.reasoning', 'Hidden reasoning', 20_000),
  ],
};

export const retrievalFields: readonly NumberField[] = [
  {
    path: 'choices.chunkTokens',
    label: 'Chunk size',
    unit: 'tokens',
    min: 1,
    max: 1e6,
    slider: { from: 50, to: 2_000, step: 50 },
  },
  {
    path: 'choices.chunkOverlap',
    label: 'Chunk overlap',
    unit: 'tokens',
    min: 0,
    max: 1e15,
    slider: { from: 0, to: 500, step: 10 },
  },
  {
    path: 'choices.topK',
    label: 'Top-k',
    unit: 'chunks',
    min: 0,
    max: 10_000,
    slider: { from: 0, to: 50, step: 1 },
  },
  {
    path: 'choices.batchShare',
    label: 'Batch share',
    unit: '%',
    min: 0,
    max: 1,
    percent: true,
    slider: { from: 0, to: 1, step: 0.05 },
  },
];

export const peopleFields: readonly FieldGroup[] = [
  {
    title: 'People',
    fields: [
      {
        path: 'people.hourlyRate',
        label: 'Hourly rate',
        unit: 'USD',
        min: 0,
        max: 1e15,
        slider: { from: 0, to: 400, step: 5 },
      },
      hours('people.curationHours', 'Curating examples', 200),
      {
        path: 'people.retrainsPerYear',
        label: 'Retrains per year',
        unit: 'times',
        min: 0,
        max: 366,
        slider: { from: 0, to: 24, step: 1 },
      },
    ],
  },
  {
    title: 'Hours to build',
    fields: [
      hours('people.setupHours.prompt', 'Prompt engineering', 400),
      hours('people.setupHours.long-context', 'Long context', 400),
      hours('people.setupHours.rag', 'RAG', 400),
      hours('people.setupHours.fine-tuning', 'Fine-tuning', 400),
      hours('people.setupHours.hybrid', 'Hybrid', 400),
    ],
  },
  {
    title: 'Upkeep, hours per month',
    fields: [
      hours('people.maintenanceHoursPerMonth.prompt', 'Prompt engineering', 80),
      hours('people.maintenanceHoursPerMonth.long-context', 'Long context', 80),
      hours('people.maintenanceHoursPerMonth.rag', 'RAG', 80),
      hours('people.maintenanceHoursPerMonth.fine-tuning', 'Fine-tuning', 80),
      hours('people.maintenanceHoursPerMonth.hybrid', 'Hybrid', 80),
    ],
  },
];

export const limitFields: FieldGroup = {
  title: 'Limits',
  fields: [
    {
      path: 'limits.monthlyBudget',
      label: 'Budget per month',
      unit: 'USD',
      min: 0,
      max: Infinity,
      single: true,
    },
    {
      path: 'limits.latencyMs',
      label: 'Median latency',
      unit: 'ms',
      min: 1,
      max: Infinity,
      single: true,
    },
    {
      path: 'limits.targetQuality',
      label: 'Target quality',
      unit: '%',
      min: 0.01,
      max: 0.999,
      percent: true,
      single: true,
      slider: { from: 0.5, to: 0.99, step: 0.01 },
    },
    {
      path: 'limits.horizonMonths',
      label: 'Horizon',
      unit: 'months',
      min: 1,
      max: 120,
      whole: true,
      single: true,
      slider: { from: 1, to: 60, step: 1 },
    },
  ],
};

/** The "before": a cost per query, where it is given, wins over one per month. */
export const todayFields: FieldGroup = {
  title: 'Paid today',
  fields: [
    { path: 'today.monthlyCost', label: 'Per month', unit: 'USD', min: 0, max: 1e15 },
    { path: 'today.costPerQuery', label: 'Per query', unit: 'USD', min: 0, max: 1e15 },
  ],
};

export const choiceLabels: Readonly<Record<ChoicePath, string>> = {
  'choices.chatModel': 'Chat model',
  'choices.fineTunedModel': 'Model to fine-tune',
  'choices.embeddingModel': 'Embedding model',
  'choices.reranker': 'Reranker',
  'choices.vectorStore': 'Vector store',
};

export const needLabels: Readonly<Record<NeedPath, string>> = {
  'needs.knowledge.private': 'Private documents',
  'needs.knowledge.current': 'Current facts',
  'needs.knowledge.citations': 'Cited sources',
  'needs.behavior.format': 'One strict format',
  'needs.behavior.voice': 'A voice of its own',
  'needs.behavior.reasoning': 'Own way of deciding',
  'needs.behavior.speed': 'Faster answers',
};
