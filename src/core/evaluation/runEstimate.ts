import type { IsoDay } from '../catalog/catalogNumber';
import type { ChatModel } from '../catalog/types';
import { estimateTokens } from '../tokens/estimate';
import { requestUsd } from './requestCost';

/** What a run will ask of one model, before it is asked. */
export interface RunLoad {
  /** Exact o200k_base tokens of each request's messages. */
  readonly inputTokens: readonly number[];
  /** The longest answer that the prompt allows; absent where it sets no limit. */
  readonly maximumOutputTokens?: number;
}

export interface RunEstimate {
  readonly requests: number;
  /** Tokens of all requests, by the model's own tokenizer where it is known. */
  readonly input: { readonly low: number; readonly high: number };
  /** Tokens of all answers. */
  readonly output: { readonly low: number; readonly high: number };
  /** Whether the longest answer is assumed because the prompt sets no limit. */
  readonly outputAssumed: boolean;
  /** US dollars at list price, without prompt caching; absent where a price is unknown. */
  readonly usd?: { readonly low: number; readonly high: number };
}

/** Where a prompt sets no limit. Reasoning counts as output and can be longer: the budget then stops the run. */
export const assumedMaximumOutputTokens = 1_000;
/** What a provider's chat template adds to each request, at most; OpenAI's adds 3 and 4 a message. */
const templateTokens = 20;

/**
 * Bounds what a run costs. Low: every answer is one token. High: every answer is as long as it may be.
 * @param row the model's catalog row; absent = price and tokenizer unknown
 */
export function estimateRun(
  { inputTokens, maximumOutputTokens }: RunLoad,
  row: ChatModel | undefined,
  day: IsoDay,
): RunEstimate {
  const requests = inputTokens.length;
  const longest = maximumOutputTokens ?? assumedMaximumOutputTokens;
  const family = row?.tokenizerFamily ?? 'unknown';
  const bounds = inputTokens.map((tokens) => {
    const { low, high } = estimateTokens(family, tokens);
    return { low, high: high + templateTokens };
  });
  const sum = (numbers: readonly number[]): number =>
    numbers.reduce((total, number) => total + number, 0);
  const usd = row
    ? {
        low: sumKnown(bounds.map(({ low }) => requestUsd(row, day, { input: low, output: 1 }))),
        high: sumKnown(
          bounds.map(({ high }) => requestUsd(row, day, { input: high, output: longest })),
        ),
      }
    : undefined;
  return {
    requests,
    input: { low: sum(bounds.map(({ low }) => low)), high: sum(bounds.map(({ high }) => high)) },
    output: { low: requests, high: requests * longest },
    outputAssumed: maximumOutputTokens === undefined,
    ...(usd?.low === undefined || usd.high === undefined
      ? {}
      : { usd: { low: usd.low, high: usd.high } }),
  };
}

function sumKnown(numbers: readonly (number | undefined)[]): number | undefined {
  let total = 0;
  for (const number of numbers) {
    if (number === undefined) return undefined;
    total += number;
  }
  return total;
}
