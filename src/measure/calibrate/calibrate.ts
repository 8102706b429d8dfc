import { estimateRatio, minimumUnits, type RatioUnit } from '../../core/tokens/ratioEstimator';
import type { TokenRatio } from '../../core/tokens/tokenRatios';
import { ChatFailure } from '../evaluate/run/chatModel';
import { Throttle, type Patience } from '../evaluate/run/patience';
import type { TextBlock } from '../sample/messages';
import type { ProviderCounter } from './providerCounter';

/** What a provider makes of a corpus' text. */
export interface CalibrationResult {
  /** Its tokens for one o200k_base token, with the 95 % interval. */
  readonly ratio: TokenRatio;
  readonly blocks: number;
  /** What each request adds to its text, by the baseline requests; it is subtracted from every count. */
  readonly overheadTokens: number;
}

export interface CalibrateOptions {
  readonly signal: AbortSignal;
  readonly patience: Patience;
  readonly onProgress?: (counted: number) => void;
}

/** So many requests are under way at a time. */
const lanes = 4;
/** Lines that stand by themselves: twice as many of them are twice as many tokens, whatever the tokenizer. */
const baselineLine = 'The message around a text has tokens of its own.\n';
const baselineLines = 8;
/** No tokenizer in use differs more from o200k_base: such counts are not of these texts. */
const plausible = { low: 0.2, high: 5 };

/**
 * Has a provider count blocks of a text, and compares with their exact o200k_base tokens. What the message around a
 * text adds is measured by two baseline requests, one twice as long as the other, and subtracted.
 * @throws {ChatFailure} where the provider cannot be asked or its answers make no sense; the signal's reason when it
 * aborts; {RangeError} for fewer than 30 blocks
 */
export async function calibrate(
  blocks: readonly TextBlock[],
  counter: ProviderCounter,
  { signal, patience, onProgress }: CalibrateOptions,
): Promise<CalibrationResult> {
  if (blocks.length < minimumUnits) {
    throw new RangeError(`Calibrating takes ${minimumUnits} blocks of text or more.`);
  }
  const throttle = new Throttle(patience);
  const failed = new AbortController();
  const either = AbortSignal.any([signal, failed.signal]);
  const count = (text: string): Promise<number> =>
    throttle.run(() => counter.count(text, either), either);
  // One request alone first: a wrong key is refused once, not by every lane.
  const once = await count(baselineLine.repeat(baselineLines));
  const twice = await count(baselineLine.repeat(2 * baselineLines));
  const overheadTokens = Math.max(0, 2 * once - twice);

  const units: RatioUnit[] = [];
  const waiting = blocks.values();
  const work = async (): Promise<void> => {
    for (const { text, tokens } of waiting) {
      const counted = await count(text);
      units.push({ known: tokens, asked: Math.max(0, counted - overheadTokens) });
      onProgress?.(units.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: lanes }, work));
  } finally {
    // Where one lane failed, the others send no more.
    failed.abort();
  }

  const ratio = estimateRatio(units);
  if (ratio.likely < plausible.low || ratio.likely > plausible.high) {
    throw new ChatFailure(
      'unreadable',
      `${counter.host} counts ${ratio.likely.toFixed(2)} tokens where o200k_base has one: that cannot be right`,
    );
  }
  return { ratio, blocks: units.length, overheadTokens };
}
