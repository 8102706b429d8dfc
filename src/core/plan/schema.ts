import * as z from 'zod/mini';
import { approaches } from './approach';
import { faultOfGlob } from './costlyGlob';
import { factSchema } from './fact';
import { needLevels } from './needs';
import { quantitySchema } from './quantity';

/** The schema version this Ockham writes. */
export const planVersion = 1;

const upTo = 1e15;
const tokens = quantitySchema({ min: 0, max: upTo, says: 'a number of tokens, 0 or more' });
const tokensPerQuery = factSchema(tokens, rangeOf('a number of tokens, 0 or more'));
const hours = quantitySchema({ min: 0, max: 1e6, says: 'a number of hours, 0 or more' });
const usd = quantitySchema({ min: 0, max: upTo, says: 'US dollars, 0 or more' });
const usdToday = factSchema(usd, rangeOf('US dollars, 0 or more'));
const fraction = quantitySchema({ min: 0, max: 1, says: 'a fraction from 0 to 1' });

/** What a quantity may be, in words. */
function rangeOf(says: string): string {
  return `${says}, or a range [low, likely, high] in that order`;
}

const count = z
  .int({ error: 'must be a whole number' })
  .check(z.gte(0, { error: 'must be 0 or more' }));
const text = z.string({ error: 'must be text' });
const modelId = text.check(z.minLength(1, { error: 'must name a model or store by its exact id' }));
const textList = z.array(text, { error: 'must be a list of texts' });
const glob = text.check(
  z.refine((one) => faultOfGlob(one) === undefined, {
    error: ({ input }) => faultOfGlob(String(input)) ?? '',
  }),
);

/** A score to reach, as a share of cases passed. */
const targetShare = z
  .number({ error: 'must be a fraction above 0 and below 1, such as 0.85' })
  .check(
    z.gt(0, { error: 'must be a fraction above 0, such as 0.85' }),
    z.lt(1, {
      error:
        'must be a fraction below 1, such as 0.85: no number of cases shows that a score is perfect',
    }),
  );

/** An optional key with the sentence that a text editor shows for it. */
function key<T extends z.ZodMiniType>(schema: T, description: string) {
  return z.exactOptional(schema.check(z.describe(description)));
}

/** An object that keeps keys it does not know, so that they survive an edit. */
function group<T extends z.core.$ZodLooseShape>(shape: T) {
  return z.looseObject(shape, { error: 'must be an object { … }' });
}

const needLevel = () => z.enum(needLevels, { error: 'must be "none", "helpful" or "essential"' });

const behaviorNeeds = group({
  format: key(
    needLevel(),
    'Output must follow one format every time, beyond what a JSON schema can enforce.',
  ),
  voice: key(
    needLevel(),
    'Output must sound like a domain or a brand (legal, clinical, house style).',
  ),
  reasoning: key(
    needLevel(),
    "Output must follow the organization's own way of deciding or classifying.",
  ),
  speed: key(needLevel(), 'Answers must come faster than a large general model gives them.'),
});

const knowledgeNeeds = group({
  private: key(
    needLevel(),
    'Answers depend on documents or records that no public model has seen.',
  ),
  current: key(needLevel(), 'Answers depend on facts that change after the model was trained.'),
  citations: key(needLevel(), 'Answers must show which source they rest on.'),
});

export const promptScoreSchema = group({
  passed: count.check(z.describe('Cases that passed.')),
  total: count.check(z.describe('Cases that were run.')),
  target: key(targetShare, 'Share of cases that must pass; limits.targetQuality when absent.'),
}).check(
  z.refine(({ passed, total }) => passed <= total, {
    error: 'passed must not exceed total',
    path: ['passed'],
  }),
);

const facts = group({
  corpusTokens: key(factSchema(tokens, 'a number of tokens'), 'Tokens in the whole corpus.'),
  corpusDocuments: key(
    factSchema(
      quantitySchema({ min: 0, max: upTo, says: 'a number of documents' }),
      'a number of documents',
    ),
    'Documents in the corpus.',
  ),
  corpusMonthlyChange: key(
    factSchema(fraction, 'a fraction from 0 to 1'),
    "Share of the corpus' tokens that changes in a month (0 to 1).",
  ),
  labelledExamples: key(
    factSchema(count, 'a whole number of examples'),
    'Valid labelled examples that could train or test a model.',
  ),
  promptWorkDays: key(
    factSchema(
      z
        .number({ error: 'must be a number of days' })
        .check(z.gte(0, { error: 'must be 0 or more' })),
      'a number of days',
    ),
    'Days on which someone worked on the prompt.',
  ),
  promptScore: key(
    factSchema(promptScoreSchema, '{ "passed": …, "total": … }'),
    'Result of the evaluation of the best prompt so far.',
  ),
  cachedInputShare: key(
    factSchema(fraction, 'a fraction from 0 to 1'),
    'Share of the input tokens that the provider billed as cached (0 to 1): to compare with, costs are computed from the volume.',
  ),
});

const workload = group({
  queriesPerDay: key(
    factSchema(
      quantitySchema({ min: 0, max: 1e12, says: 'queries per day, 0 or more' }),
      rangeOf('queries per day, 0 or more'),
    ),
    'Queries per day.',
  ),
  activeHoursPerDay: key(
    factSchema(
      quantitySchema({ min: 0.01, max: 24, says: 'hours per day, above 0 and up to 24' }),
      rangeOf('hours per day, above 0 and up to 24'),
    ),
    'Hours of the day in which queries arrive: closer queries hit the prompt cache more often.',
  ),
  monthlyGrowth: key(
    factSchema(
      quantitySchema({ min: -1, max: 10, says: 'a fraction per month, -1 or more (0.05 is 5 %)' }),
      rangeOf('a fraction per month, -1 or more (0.05 is 5 %)'),
    ),
    'Growth of the number of queries per month (0.05 is 5 %).',
  ),
  tokens: key(
    group({
      system: key(tokensPerQuery, 'Tokens of the system prompt.'),
      examples: key(tokensPerQuery, 'Tokens of the few-shot examples.'),
      history: key(tokensPerQuery, 'Tokens of the conversation so far.'),
      question: key(tokensPerQuery, "Tokens of the user's question."),
      answer: key(tokensPerQuery, 'Tokens of the visible answer.'),
      reasoning: key(tokensPerQuery, 'Tokens of hidden reasoning, billed as output.'),
    }),
    'Tokens per query.',
  ),
});

const choices = group({
  chatModel: key(modelId, 'Model that answers, by exact catalog id; the same for every approach.'),
  fineTunedModel: key(modelId, 'Model to fine-tune, by exact catalog id.'),
  embeddingModel: key(modelId, 'Embedding model, by exact catalog id.'),
  reranker: key(z.union([modelId, z.literal('none')]), 'Reranker, by exact catalog id, or "none".'),
  vectorStore: key(modelId, 'Vector store, by exact catalog id.'),
  chunkTokens: key(
    quantitySchema({ min: 1, max: 1e6, says: 'tokens per chunk, 1 or more' }),
    'Tokens per chunk.',
  ),
  chunkOverlap: key(tokens, 'Tokens that neighbouring chunks share.'),
  topK: key(
    quantitySchema({ min: 0, max: 10_000, says: 'a number of chunks, 0 or more' }),
    'Chunks put into the prompt.',
  ),
  cacheLifetime: key(
    z
      .number({ error: 'must be a number of minutes' })
      .check(z.gt(0, { error: 'must be a number of minutes above 0' })),
    "Minutes for which the provider keeps a cached prompt; the model's own default when absent.",
  ),
  batchShare: key(fraction, 'Share of queries that can wait for the batch interface (0 to 1).'),
});

/** One optional quantity of hours per approach. */
function perApproach(what: string) {
  const [prompt, longContext, rag, fineTuning, hybrid] = approaches;
  return group({
    [prompt]: key(hours, `${what} prompt engineering.`),
    [longContext]: key(hours, `${what} long context.`),
    [rag]: key(hours, `${what} RAG.`),
    [fineTuning]: key(hours, `${what} fine-tuning, without curation of examples.`),
    [hybrid]: key(hours, `${what} RAG and fine-tuning together, without curation of examples.`),
  });
}

const people = group({
  hourlyRate: key(usd, 'Cost of one hour of work, in US dollars.'),
  setupHours: key(perApproach('Hours to build'), 'Hours to build each approach.'),
  curationHours: key(hours, 'Hours to curate the fine-tuning examples.'),
  maintenanceHoursPerMonth: key(
    perApproach('Hours a month to keep up'),
    'Hours a month to keep each approach healthy.',
  ),
  retrainsPerYear: key(
    quantitySchema({ min: 0, max: 366, says: 'retrains per year, 0 or more' }),
    'How often the fine-tuned model is trained again.',
  ),
});

const limits = group({
  monthlyBudget: key(
    z
      .number({ error: 'must be US dollars per month' })
      .check(z.gte(0, { error: 'must be 0 or more' })),
    'The most that running it may cost in a month, in US dollars.',
  ),
  latencyMs: key(
    z.number({ error: 'must be milliseconds' }).check(z.gt(0, { error: 'must be above 0' })),
    'The longest that a whole answer may take, in milliseconds (median).',
  ),
  targetQuality: key(targetShare, 'Share of evaluation cases that must pass to ship.'),
  horizonMonths: key(
    z
      .int({ error: 'must be a whole number of months' })
      .check(
        z.gte(1, { error: 'must be 1 or more' }),
        z.lte(120, { error: 'must be 120 or less' }),
      ),
    'Months over which cost of ownership is compared.',
  ),
});

const today = group({
  monthlyCost: key(usdToday, 'What the present solution costs a month, in US dollars.'),
  costPerQuery: key(usdToday, 'What one query costs today, in US dollars.'),
});

/** The shape of a `*.ockham.json` file. Unknown keys are kept. */
export const planSchema = group({
  $schema: z.exactOptional(text),
  version: z
    .literal(planVersion, { error: `must be ${planVersion}` })
    .check(z.describe('Version of this file format.')),
  title: key(text, 'What this plan is for, in a few words.'),
  task: key(text, 'What the system must do, in your own words.'),
  needs: key(
    group({
      behavior: key(behaviorNeeds, 'Needs about how the model answers.'),
      knowledge: key(knowledgeNeeds, 'Needs about what the model must know.'),
    }),
    'What the task needs beyond a general model: they decide which approaches can work at all.',
  ),
  facts: key(facts, 'What is known, each with its provenance.'),
  corpus: key(
    group({
      folders: key(textList, 'Folders that hold the knowledge, relative to this file.'),
      exclude: key(z.array(glob, { error: 'must be a list of texts' }), 'Globs to leave out.'),
    }),
    'Where the knowledge lies.',
  ),
  workload: key(workload, 'How much the system will be used.'),
  choices: key(choices, 'Models, store and retrieval settings to price with.'),
  people: key(people, 'Labour.'),
  limits: key(limits, 'What the solution must keep to.'),
  today: key(today, 'What is paid at present: the "before" of the unit economics.'),
  prices: key(
    z.record(z.string(), z.unknown(), { error: 'must be an object { … }' }),
    'Your own prices, by catalog key; they win over the catalog.',
  ),
  decision: key(
    z.record(z.string(), z.unknown(), { error: 'must be an object { … }' }),
    'The decision on record and the facts that it stood on; written by Ockham.',
  ),
});

/** A plan file as it is written: everything but the version may be absent. */
export type PlanDocument = z.infer<typeof planSchema>;
