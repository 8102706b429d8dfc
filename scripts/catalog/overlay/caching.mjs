// Kept by hand. A source is the name of an export of src/core/catalog/data/sources.ts.
import { number, unknown } from './values.mjs';

/**
 * How a provider caches. `write` names the price of writing: `input` = as uncached input, `package` = what the data
 * packages state, `times` = a multiple of the input price, stated by `source`.
 */
export const caching = {
  none: (why) => ({ kind: 'none', why }),
  openAiFree: {
    minimumPrefix: number('tokens', 1024, 'openAiPromptCaching'),
    lifetimes: [
      {
        id: 'implicit',
        lifetime: number('minutes', 10, 'openAiPromptCachingRetold', {
          range: [5, 60],
          note: 'Five to ten minutes without a read, an hour at most off-peak.',
        }),
        refreshedByRead: 'yes',
        write: { price: 'input' },
      },
    ],
  },
  openAi30m: {
    minimumPrefix: number('tokens', 1024, 'openAiPromptCaching'),
    lifetimes: [
      {
        id: '30m',
        lifetime: number('minutes', 30, 'openAiGpt62SolPage', { note: 'Stated for GPT-6.2 Sol.' }),
        refreshedByRead: 'unknown',
        write: { price: 'package' },
      },
    ],
  },
  anthropic: (minimum) => ({
    minimumPrefix: minimum,
    lifetimes: [
      {
        id: '5m',
        lifetime: number('minutes', 5, 'claudeCacheRule'),
        refreshedByRead: 'yes',
        write: { price: 'package' },
      },
      {
        id: '1h',
        lifetime: number('minutes', 60, 'claudeCacheRule'),
        refreshedByRead: 'yes',
        write: { price: 'hour', times: 2, source: 'claudeCacheRule' },
      },
    ],
  }),
  implicit: (minimum, why) => ({
    minimumPrefix: minimum ?? unknown('tokens', 'no page read states it'),
    lifetimes: [
      {
        id: 'implicit',
        lifetime: unknown('minutes', why),
        refreshedByRead: 'unknown',
        write: { price: 'input' },
      },
    ],
  }),
};

const openAi12h = (source, note) => ({
  id: '12h',
  lifetime: number('minutes', 720, source),
  refreshedByRead: 'unknown',
  write: { price: 'times', times: 2.5, source, ...(note && { note }) },
});
export const withTwelveHours = (source, note) => ({
  ...caching.openAi30m,
  lifetimes: [...caching.openAi30m.lifetimes, openAi12h(source, note)],
});

export const googleWhy = 'the provider decides, and states no lifetime';
export const gemini = (minimum, source) =>
  caching.implicit(number('tokens', minimum, source), googleWhy);
export const geminiStored = (minimum, source) => ({
  ...gemini(minimum, source),
  lifetimes: [
    ...gemini(minimum, source).lifetimes,
    {
      id: '1h',
      lifetime: number('minutes', 60, 'genaiPrices', {
        note: 'The default of an explicit cache; a request may ask for another.',
      }),
      refreshedByRead: 'no',
      storage: number('usdPerMillionTokensHour', 0.5, 'genaiPrices'),
      write: { price: 'input' },
    },
  ],
});

export const claudeMinimum = (value) =>
  caching.anthropic(number('tokens', value, 'claudeCacheMinimums'));
