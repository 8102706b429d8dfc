import type { SourcedDay } from '../catalogNumber';
import { known, unknown, usdPerMillionTokens } from '../known';
import type { FineTuningOffer, Lifecycle, TunedInference } from '../types';
import {
  azureFineTuningCosts,
  fineTunedInferenceConfirmed,
  liteLlmPrices,
  openAiDeprecations,
  openAiDeprecationsOctober,
  openAiFineTuningGuide,
  openAiFineTuningNotice,
  openAiTrainingPrices,
} from './sources';

// Kept by hand.

const openAiClosedToNew: SourcedDay = { day: '2026-05-07', ...openAiFineTuningNotice };
const openAiLastJob: SourcedDay = {
  day: '2027-01-06',
  ...openAiFineTuningNotice,
  note: 'Since 2026-07-02 only organisations that used a fine-tuned model in the last 60 days.',
};
const openAiAccess: FineTuningOffer['access'] = {
  newCustomers: { kind: 'closed', since: openAiClosedToNew },
  existingCustomers: { kind: 'open', until: openAiLastJob },
};
const openAiJanuary: Lifecycle = {
  deprecatedOn: { day: '2026-10-14', ...openAiDeprecations },
  shutdownOn: {
    day: '2027-01-14',
    ...openAiDeprecations,
    note: 'Every model tuned from it goes the same day.',
  },
  replacement: 'gpt-6-luna',
};
const openAiOctober: Lifecycle = {
  deprecatedOn: { day: '2026-04-22', ...openAiDeprecationsOctober },
  shutdownOn: { day: '2026-10-23', ...openAiDeprecationsOctober },
};
const closedByShutdown: FineTuningOffer['access'] = {
  newCustomers: { kind: 'closed', since: openAiClosedToNew },
  existingCustomers: {
    kind: 'closed',
    since: { day: '2026-10-23', ...openAiDeprecationsOctober, note: 'The base model shut down.' },
  },
};
const openAiMinimum = known('count', 10, openAiFineTuningGuide);
const noCachedPrice = unknown(
  'usdPerMillionTokens',
  'no page read states the cached price of a tuned model',
);
const noTrainingPrice = unknown('usdPerMillionTokens', 'no readable page states it any more');

/** Prices of a tuned model that LiteLLM states, `confirmed` where genai-prices states the same. */
function openAiInference(input: number, output: number, confirmed: boolean): TunedInference {
  const source = confirmed ? fineTunedInferenceConfirmed : liteLlmPrices;
  return {
    billing: 'tokens',
    input: usdPerMillionTokens(input, source),
    cachedInput: noCachedPrice,
    output: usdPerMillionTokens(output, source),
  };
}

export const openAiFineTuningOffers: readonly FineTuningOffer[] = [
  {
    id: 'openai:gpt-4o',
    platform: 'openai',
    baseModel: 'gpt-4o',
    methods: ['supervised', 'preference'],
    training: { billing: 'tokens', price: usdPerMillionTokens(25, openAiTrainingPrices) },
    inference: openAiInference(3.75, 15, true),
    hosting: { billing: 'none' },
    access: openAiAccess,
    minimumExamples: openAiMinimum,
    lifecycle: openAiJanuary,
  },
  {
    id: 'openai:gpt-4o-mini',
    platform: 'openai',
    baseModel: 'gpt-4o-mini',
    methods: ['supervised', 'preference'],
    training: { billing: 'tokens', price: usdPerMillionTokens(3, openAiTrainingPrices) },
    inference: openAiInference(0.3, 1.2, true),
    hosting: { billing: 'none' },
    access: openAiAccess,
    minimumExamples: openAiMinimum,
    lifecycle: openAiJanuary,
  },
  {
    id: 'openai:gpt-4.1',
    platform: 'openai',
    baseModel: 'gpt-4.1',
    methods: ['supervised', 'preference'],
    training: { billing: 'tokens', price: noTrainingPrice },
    inference: openAiInference(3, 12, false),
    hosting: { billing: 'none' },
    access: openAiAccess,
    minimumExamples: openAiMinimum,
    lifecycle: openAiJanuary,
  },
  {
    id: 'openai:gpt-4.1-mini',
    platform: 'openai',
    baseModel: 'gpt-4.1-mini',
    methods: ['supervised', 'preference'],
    training: { billing: 'tokens', price: noTrainingPrice },
    inference: openAiInference(0.8, 3.2, false),
    hosting: { billing: 'none' },
    access: openAiAccess,
    minimumExamples: openAiMinimum,
    lifecycle: openAiJanuary,
  },
  {
    id: 'openai:gpt-4.1-nano',
    platform: 'openai',
    baseModel: 'gpt-4.1-nano',
    methods: ['supervised', 'preference'],
    training: { billing: 'tokens', price: noTrainingPrice },
    inference: openAiInference(0.2, 0.8, false),
    hosting: { billing: 'none' },
    access: closedByShutdown,
    minimumExamples: openAiMinimum,
    lifecycle: openAiOctober,
  },
  {
    id: 'openai:gpt-3.5-turbo',
    platform: 'openai',
    baseModel: 'gpt-3.5-turbo',
    methods: ['supervised'],
    training: { billing: 'tokens', price: noTrainingPrice },
    inference: openAiInference(3, 6, true),
    hosting: { billing: 'none' },
    access: closedByShutdown,
    minimumExamples: openAiMinimum,
    lifecycle: openAiOctober,
  },
  {
    id: 'openai:o4-mini',
    platform: 'openai',
    baseModel: 'o4-mini',
    methods: ['reinforcement'],
    training: {
      billing: 'hours',
      price: known('usdPerHour', 100, azureFineTuningCosts, {
        note: "Azure's rate for the same method; grader tokens are billed besides.",
      }),
    },
    inference: openAiInference(4, 16, false),
    hosting: { billing: 'none' },
    access: closedByShutdown,
    minimumExamples: openAiMinimum,
    lifecycle: openAiOctober,
  },
];
