import { known, unknown, usdPerMillionTokens } from '../known';
import type { FineTuningOffer } from '../types';
import { openAiFineTuningOffers } from './openAiFineTuningOffers';
import {
  azureFineTuningCosts,
  cohereFineTuning,
  fireworksFineTuning,
  fireworksPricing,
  togetherPlans,
} from './sources';

// Kept by hand.

const azureHosting: FineTuningOffer['hosting'] = {
  billing: 'hours',
  price: known('usdPerHour', 1.7, azureFineTuningCosts, {
    note: 'Standard and Global Standard. The Developer tier costs nothing and is removed after 24 hours.',
  }),
};
const azureAccess: FineTuningOffer['access'] = {
  newCustomers: { kind: 'unknown', why: 'no dated page says whether new training is still open' },
  existingCustomers: {
    kind: 'unknown',
    why: 'no dated page says whether new training is still open',
  },
};
const noMinimum = unknown('count', 'not on the page that was read');

const azureOffers: readonly FineTuningOffer[] = [
  {
    id: 'azure:gpt-4.1',
    platform: 'azure',
    baseModel: 'gpt-4.1',
    methods: ['supervised', 'preference'],
    training: {
      billing: 'tokens',
      price: usdPerMillionTokens(2, azureFineTuningCosts, {
        note: "Global training; the page's own example, which it says is no price list.",
      }),
    },
    inference: { billing: 'base-model' },
    hosting: azureHosting,
    access: azureAccess,
    minimumExamples: noMinimum,
    lifecycle: {},
  },
  {
    id: 'azure:gpt-4o-mini',
    platform: 'azure',
    baseModel: 'gpt-4o-mini',
    methods: ['supervised'],
    training: {
      billing: 'tokens',
      price: unknown('usdPerMillionTokens', 'not on the page that was read'),
    },
    inference: { billing: 'base-model' },
    hosting: azureHosting,
    access: azureAccess,
    minimumExamples: noMinimum,
    lifecycle: {},
  },
  {
    id: 'azure:o4-mini',
    platform: 'azure',
    baseModel: 'o4-mini',
    methods: ['reinforcement'],
    training: {
      billing: 'hours',
      price: known('usdPerHour', 100, azureFineTuningCosts, {
        note: 'A job is capped at 5,000 USD; grader tokens are billed besides.',
      }),
    },
    inference: { billing: 'base-model' },
    hosting: azureHosting,
    access: azureAccess,
    minimumExamples: noMinimum,
    lifecycle: {},
  },
];

const open: FineTuningOffer['access'] = {
  newCustomers: { kind: 'open' },
  existingCustomers: { kind: 'open' },
};

/** Fireworks trains LoRA adapters at a rate by size and serves them on dedicated GPUs only. */
function fireworksOffer(size: string, training: number): FineTuningOffer {
  return {
    id: `fireworks:${size}`,
    platform: 'fireworks',
    baseModel: `open weights, ${size}`,
    methods: ['supervised', 'preference'],
    training: {
      billing: 'tokens',
      price: usdPerMillionTokens(training, fireworksPricing, {
        note: 'LoRA, supervised; preference tuning costs twice as much.',
      }),
    },
    inference: { billing: 'hosting-only' },
    hosting: {
      billing: 'hours',
      price: known('usdPerHour', 8, fireworksPricing, {
        note: 'One H100 or H200; a large model needs several.',
      }),
    },
    access: open,
    minimumExamples: known('count', 3, fireworksFineTuning),
    lifecycle: {},
  };
}

/** Together trains at a rate by size (a span over methods) and serves on dedicated endpoints only. */
function togetherOffer(size: string, low: number, high: number): FineTuningOffer {
  return {
    id: `together:${size}`,
    platform: 'together',
    baseModel: `open weights, ${size}`,
    methods: ['supervised', 'preference'],
    training: {
      billing: 'tokens',
      price: usdPerMillionTokens(low, togetherPlans, {
        range: [low, high],
        note: 'From LoRA to full fine-tuning.',
      }),
    },
    inference: { billing: 'hosting-only' },
    hosting: {
      billing: 'hours',
      price: known('usdPerHour', 3.99, togetherPlans, {
        range: [3.99, 9.95],
        note: 'From one H100 to one B200, billed by the minute; a large model needs several.',
      }),
    },
    access: open,
    minimumExamples: noMinimum,
    lifecycle: {},
  };
}

/** Vertex AI documents tuning of the model; none of its prices was readable. */
function vertexOffer(baseModel: string): FineTuningOffer {
  const why = 'no readable page states it';
  return {
    id: `vertex:${baseModel}`,
    platform: 'vertex',
    baseModel,
    methods: ['supervised'],
    training: { billing: 'unknown', why },
    inference: { billing: 'unknown', why },
    hosting: { billing: 'unknown', why },
    access: open,
    minimumExamples: noMinimum,
    lifecycle: {},
  };
}

export const fineTuningOffers: readonly FineTuningOffer[] = [
  ...openAiFineTuningOffers,
  ...azureOffers,
  fireworksOffer('up to 16B', 0.5),
  fireworksOffer('16B to 80B', 3),
  fireworksOffer('80B to 300B', 6),
  fireworksOffer('over 300B', 10),
  togetherOffer('up to 16B', 0.48, 1.35),
  togetherOffer('17B to 69B', 1.5, 4.12),
  togetherOffer('70B to 100B', 2.9, 8),
  vertexOffer('gemini-2.5-pro'),
  vertexOffer('gemini-2.5-flash'),
  vertexOffer('gemini-2.5-flash-lite'),
  {
    id: 'bedrock:open-weights',
    platform: 'bedrock',
    baseModel: 'open weights',
    methods: ['supervised'],
    training: { billing: 'unknown', why: 'no readable page states it' },
    inference: { billing: 'unknown', why: 'no readable page states it' },
    hosting: { billing: 'unknown', why: 'no readable page states it' },
    access: {
      newCustomers: { kind: 'unknown', why: 'not read' },
      existingCustomers: { kind: 'unknown', why: 'not read' },
    },
    minimumExamples: noMinimum,
    lifecycle: {},
  },
  {
    id: 'cohere:command-r',
    platform: 'cohere',
    baseModel: 'command-r',
    methods: ['supervised'],
    training: { billing: 'unknown', why: 'no longer sold' },
    inference: { billing: 'unknown', why: 'no longer sold' },
    hosting: { billing: 'unknown', why: 'no longer sold' },
    access: {
      newCustomers: { kind: 'closed', since: { day: '2025-09-15', ...cohereFineTuning } },
      existingCustomers: { kind: 'closed', since: { day: '2025-09-15', ...cohereFineTuning } },
    },
    minimumExamples: noMinimum,
    lifecycle: { deprecatedOn: { day: '2025-09-15', ...cohereFineTuning } },
  },
  {
    id: 'self-hosted:open-weights',
    platform: 'self-hosted',
    baseModel: 'open weights',
    methods: ['supervised', 'preference', 'reinforcement'],
    training: { billing: 'gpu' },
    inference: { billing: 'hosting-only' },
    hosting: { billing: 'gpu' },
    access: open,
    minimumExamples: unknown('count', 'the trainer sets no limit'),
    lifecycle: {},
  },
];
