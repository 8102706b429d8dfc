// Kept by hand. A source is the name of an export of src/core/catalog/data/sources.ts.
import { day } from './values.mjs';

export const openAiShutdown = (date, source, replacement, announced) => ({
  ...(announced && { deprecatedOn: day(announced, source) }),
  shutdownOn: day(date, source),
  ...(replacement && { replacement }),
});
export const january2027 = openAiShutdown(
  '2027-01-14',
  'openAiDeprecations',
  'gpt-6-luna',
  '2026-10-14',
);
export const december2026 = (replacement) =>
  openAiShutdown('2026-12-11', 'openAiDeprecations', replacement, '2026-06-11');
export const october2026 = (replacement) =>
  openAiShutdown('2026-10-23', 'openAiDeprecationsOctober', replacement, '2026-04-22');
export const geminiDecember2026 = (replacement) => ({
  shutdownOn: day(
    '2026-12-01',
    'geminiDeprecations',
    'From that day calls are answered by the replacement, at its prices.',
  ),
  replacement,
});
export const groqAugust2026 = {
  shutdownOn: day('2026-08-16', 'groqDeprecations', 'pi-ai of 2026-11-10 still lists it.'),
  replacement: 'openai/gpt-oss-120b',
};
