import * as l10n from '@vscode/l10n';
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
  unit: l10n.t('tokens'),
  min: 0,
  max: 1e15,
  slider: { from: 0, to, step: to / 100 },
});
const hours = (path: NumberPath, label: string, to: number): NumberField => ({
  path,
  label,
  unit: l10n.t('hours'),
  min: 0,
  max: 1e6,
  slider: { from: 0, to, step: 1 },
});

export const workloadFields: FieldGroup = {
  title: l10n.t('Workload'),
  fields: [
    {
      path: 'workload.queriesPerDay',
      label: l10n.t('Queries per day'),
      unit: l10n.t('queries'),
      min: 0,
      max: 1e12,
      slider: { from: 1, to: 1e6, step: 'factor' },
    },
    {
      path: 'workload.activeHoursPerDay',
      label: l10n.t('Active hours per day'),
      unit: l10n.t('hours'),
      min: 0.01,
      max: 24,
      slider: { from: 0.5, to: 24, step: 0.5 },
    },
    {
      path: 'workload.monthlyGrowth',
      label: l10n.t('Growth per month'),
      unit: '%',
      min: -1,
      max: 10,
      percent: true,
      slider: { from: -0.1, to: 0.5, step: 0.01 },
    },
  ],
};

export const tokenFields: FieldGroup = {
  title: l10n.t('Tokens per query'),
  fields: [
    tokens('workload.tokens.system', l10n.t('System prompt'), 10_000),
    tokens('workload.tokens.examples', l10n.t('Few-shot examples'), 10_000),
    tokens('workload.tokens.history', l10n.t('History'), 20_000),
    tokens('workload.tokens.question', l10n.t('Question'), 2_000),
    tokens('workload.tokens.answer', l10n.t('Answer'), 4_000),
    tokens('workload.tokens.reasoning', l10n.t('Hidden reasoning'), 20_000),
  ],
};

export const retrievalFields: readonly NumberField[] = [
  {
    path: 'choices.chunkTokens',
    label: l10n.t('Chunk size'),
    unit: l10n.t('tokens'),
    min: 1,
    max: 1e6,
    slider: { from: 50, to: 2_000, step: 50 },
  },
  {
    path: 'choices.chunkOverlap',
    label: l10n.t('Chunk overlap'),
    unit: l10n.t('tokens'),
    min: 0,
    max: 1e15,
    slider: { from: 0, to: 500, step: 10 },
  },
  {
    path: 'choices.topK',
    label: l10n.t('Top-k'),
    unit: l10n.t('chunks'),
    min: 0,
    max: 10_000,
    slider: { from: 0, to: 50, step: 1 },
  },
  {
    path: 'choices.batchShare',
    label: l10n.t('Batch share'),
    unit: '%',
    min: 0,
    max: 1,
    percent: true,
    slider: { from: 0, to: 1, step: 0.05 },
  },
];

export const peopleFields: readonly FieldGroup[] = [
  {
    title: l10n.t('People'),
    fields: [
      {
        path: 'people.hourlyRate',
        label: l10n.t('Hourly rate'),
        unit: 'USD',
        min: 0,
        max: 1e15,
        slider: { from: 0, to: 400, step: 5 },
      },
      hours('people.curationHours', l10n.t('Curating examples'), 200),
      {
        path: 'people.retrainsPerYear',
        label: l10n.t('Retrains per year'),
        unit: l10n.t('times'),
        min: 0,
        max: 366,
        slider: { from: 0, to: 24, step: 1 },
      },
    ],
  },
  {
    title: l10n.t('Hours to build'),
    fields: [
      hours('people.setupHours.prompt', l10n.t('Prompt engineering'), 400),
      hours('people.setupHours.long-context', l10n.t('Long context'), 400),
      hours('people.setupHours.rag', l10n.t('RAG'), 400),
      hours('people.setupHours.fine-tuning', l10n.t('Fine-tuning'), 400),
      hours('people.setupHours.hybrid', l10n.t('Hybrid'), 400),
    ],
  },
  {
    title: l10n.t('Upkeep, hours per month'),
    fields: [
      hours('people.maintenanceHoursPerMonth.prompt', l10n.t('Prompt engineering'), 80),
      hours('people.maintenanceHoursPerMonth.long-context', l10n.t('Long context'), 80),
      hours('people.maintenanceHoursPerMonth.rag', l10n.t('RAG'), 80),
      hours('people.maintenanceHoursPerMonth.fine-tuning', l10n.t('Fine-tuning'), 80),
      hours('people.maintenanceHoursPerMonth.hybrid', l10n.t('Hybrid'), 80),
    ],
  },
];

export const limitFields: FieldGroup = {
  title: l10n.t('Limits'),
  fields: [
    {
      path: 'limits.monthlyBudget',
      label: l10n.t('Budget per month'),
      unit: 'USD',
      min: 0,
      max: Infinity,
      single: true,
    },
    {
      path: 'limits.latencyMs',
      label: l10n.t('Median latency'),
      unit: 'ms',
      min: 1,
      max: Infinity,
      single: true,
    },
    {
      path: 'limits.targetQuality',
      label: l10n.t('Target quality'),
      unit: '%',
      min: 0.01,
      max: 0.999,
      percent: true,
      single: true,
      slider: { from: 0.5, to: 0.99, step: 0.01 },
    },
    {
      path: 'limits.horizonMonths',
      label: l10n.t('Horizon'),
      unit: l10n.t('months'),
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
  title: l10n.t('Paid today'),
  fields: [
    { path: 'today.monthlyCost', label: l10n.t('Per month'), unit: 'USD', min: 0, max: 1e15 },
    { path: 'today.costPerQuery', label: l10n.t('Per query'), unit: 'USD', min: 0, max: 1e15 },
  ],
};

export const choiceLabels: Readonly<Record<ChoicePath, string>> = {
  'choices.chatModel': l10n.t('Chat model'),
  'choices.fineTunedModel': l10n.t('Model to fine-tune'),
  'choices.embeddingModel': l10n.t('Embedding model'),
  'choices.reranker': l10n.t('Reranker'),
  'choices.vectorStore': l10n.t('Vector store'),
};

export const needLabels: Readonly<Record<NeedPath, string>> = {
  'needs.knowledge.private': l10n.t('Private documents'),
  'needs.knowledge.current': l10n.t('Current facts'),
  'needs.knowledge.citations': l10n.t('Cited sources'),
  'needs.behavior.format': l10n.t('One strict format'),
  'needs.behavior.voice': l10n.t('A voice of its own'),
  'needs.behavior.reasoning': l10n.t('Own way of deciding'),
  'needs.behavior.speed': l10n.t('Faster answers'),
};
