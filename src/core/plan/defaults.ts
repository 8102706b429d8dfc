import * as l10n from '@vscode/l10n';
import type { Approach } from './approach';
import type { Quantity } from './quantity';

/** A value that nobody stated, and why it is a fair place to start. */
export interface Assumption<T> {
  readonly value: T;
  readonly reason: string;
}

function assume<T>(value: T, reason: string): Assumption<T> {
  return { value, reason };
}

const text = (value: string, reason: string): Assumption<string> => assume(value, reason);
const quantity = (value: Quantity, reason: string): Assumption<Quantity> => assume(value, reason);

const setupHours: Readonly<Record<Approach, Assumption<Quantity>>> = {
  prompt: quantity(
    [24, 40, 60],
    l10n.t('A serious week on the prompt, its examples and its evaluation.'),
  ),
  'long-context': quantity(
    [32, 52, 80],
    l10n.t('The week on the prompt, and a day or two to assemble and cache the corpus.'),
  ),
  rag: quantity([80, 120, 200], l10n.t('Three weeks from nothing to a pipeline that is measured.')),
  'fine-tuning': quantity(
    [60, 80, 160],
    l10n.t('The week on the prompt, and a week to train, compare and deploy.'),
  ),
  hybrid: quantity(
    [120, 180, 320],
    l10n.t('A RAG pipeline, and then a week or two to train on its answers.'),
  ),
};

const maintenanceHours: Readonly<Record<Approach, Assumption<Quantity>>> = {
  prompt: quantity([1, 2, 4], l10n.t('An evaluation run and a change or two a month.')),
  'long-context': quantity(
    [1, 3, 6],
    l10n.t('As for the prompt, and keeping the corpus within its window.'),
  ),
  rag: quantity([4, 8, 16], l10n.t('Index updates, retrieval checks and evaluation runs.')),
  'fine-tuning': quantity(
    [2, 4, 8],
    l10n.t('Evaluation runs and drift checks; retraining is counted on its own.'),
  ),
  hybrid: quantity([6, 12, 24], l10n.t('What RAG and fine-tuning each ask for.')),
};

/** Every default of a plan with its reason: the only place where a number is assumed. */
export const planDefaults = {
  title: assume('', l10n.t('No title was given.')),
  task: assume('', l10n.t('No task was described.')),
  need: assume('none' as const, l10n.t('A need that nobody stated earns no complexity.')),
  workload: {
    queriesPerDay: quantity(
      1_000,
      l10n.t(
        'An internal assistant of a mid-sized company; state your own, cost follows it directly.',
      ),
    ),
    activeHoursPerDay: quantity(10, l10n.t('Queries come during an extended working day.')),
    monthlyGrowth: quantity(0, l10n.t('No growth was stated.')),
    tokens: {
      system: quantity(
        [500, 1_000, 2_400],
        l10n.t('From a page of constraints to a 200-line prompt at 12 tokens a line.'),
      ),
      examples: quantity(
        [0, 1_200, 2_000],
        l10n.t('Three to five worked examples of about 300 tokens.'),
      ),
      history: quantity(0, l10n.t('Single questions without a conversation.')),
      question: quantity([30, 80, 200], l10n.t('One to a few sentences.')),
      answer: quantity([150, 300, 600], l10n.t('One to three paragraphs.')),
      reasoning: quantity(0, l10n.t('No hidden reasoning.')),
    },
  },
  choices: {
    chatModel: text(
      'gpt-6.1-terra',
      l10n.t(
        'A current general model of the middle price class with a window of about a million tokens.',
      ),
    ),
    fineTunedModel: text(
      'together:up to 16B',
      l10n.t(
        'Open weights of a size that is usually enough for one behavior, on a platform that is open to new customers.',
      ),
    ),
    embeddingModel: text(
      'text-embedding-3-small',
      l10n.t('The cheapest common embedding model; a drop-in choice to measure others against.'),
    ),
    reranker: text(
      'none',
      l10n.t('Reranking must earn its cost and its latency on your own questions.'),
    ),
    vectorStore: text(
      'supabase-pgvector',
      l10n.t('A managed Postgres: the simplest store that most teams already know how to run.'),
    ),
    chunkTokens: quantity(
      500,
      l10n.t(
        'A paragraph or two: the common setting of retrieval libraries lies between 250 and 1,000.',
      ),
    ),
    chunkOverlap: quantity(
      50,
      l10n.t('A tenth of the chunk, so that a sentence is not cut from its context.'),
    ),
    topK: quantity(5, l10n.t('Five chunks of 500 tokens: 2,500 tokens of context.')),
    batchShare: quantity(0, l10n.t('Users wait for their answers.')),
  },
  people: {
    hourlyRate: quantity(
      [100, 150, 250],
      l10n.t('Engineering rates of the published curation costs: $6,000 to $10,000 for 40 hours.'),
    ),
    setupHours,
    curationHours: quantity(
      [20, 40, 80],
      l10n.t('A quality set of a few hundred examples took 40 hours in a published project.'),
    ),
    maintenanceHoursPerMonth: maintenanceHours,
    retrainsPerYear: quantity(4, l10n.t('Once a quarter.')),
  },
  limits: {
    targetQuality: assume(
      0.85,
      l10n.t('The share at which a prompt is good enough to ship and learn from.'),
    ),
    horizonMonths: assume(12, l10n.t('A year: models and prices are seldom stable for longer.')),
  },
} as const;

/** Why the default of a dotted path is what it is; undefined for a path that has none. */
export function reasonForDefault(path: string): string | undefined {
  if (path.startsWith('needs.')) return planDefaults.need.reason;
  const found = path
    .split('.')
    .reduce<unknown>(
      (group, name) =>
        typeof group === 'object' && group !== null && Object.hasOwn(group, name)
          ? Reflect.get(group, name)
          : undefined,
      planDefaults,
    );
  return typeof found === 'object' &&
    found !== null &&
    'reason' in found &&
    typeof found.reason === 'string'
    ? found.reason
    : undefined;
}
