import type { IsoDay, SourcedNumber } from '../catalog/catalogNumber';
import type { FitModel } from '../catalog/fitModels';
import { lifecycleOn } from '../catalog/lifecycle';
import type { SampledTokens } from './sampledTokens';
import {
  estimateTokens,
  type Calibrations,
  type TokenEstimate,
  type TokensByScript,
} from '../tokens/estimate';

/** Tokens of the context window kept free of the corpus. */
export interface ReservedTokens {
  /** System prompt, conversation history and question. */
  readonly prompt: number;
  /** The model's answer, with its reasoning where it has one. */
  readonly answer: number;
}

/** `too close to call`: the estimate's range reaches across the limit. */
export type FitVerdict = 'fits' | 'does not fit' | 'too close to call';

/** Whether a whole corpus fits one model's context window beside the reserved room. */
export interface Fit {
  readonly model: {
    readonly id: string;
    readonly provider: string;
    readonly name: string;
    readonly contextWindow: SourcedNumber<'tokens'>;
    /** The first day on which calls will fail, where one is announced. */
    readonly shutdownOn?: IsoDay;
  };
  /** The corpus in this model's own tokens. */
  readonly corpus: TokenEstimate;
  /** Tokens of the window left for the corpus: never below 0. */
  readonly usableTokens: number;
  readonly verdict: FitVerdict;
}

/**
 * Sets a corpus beside each model's context window, the roomiest first (ties in the catalog's order).
 * Models that were shut down by `today` are left out.
 * @param corpusTokens exact o200k_base tokens of the corpus, by script where that is known
 * @param calibrations of this very corpus
 */
export function fitModels(
  corpusTokens: number | TokensByScript,
  models: readonly FitModel[],
  reserved: ReservedTokens,
  today: IsoDay,
  calibrations: Calibrations = {},
): Fit[] {
  return models
    .filter((model) => lifecycleOn(model.lifecycle, today).state !== 'shut-down')
    .map((model) => {
      const { id, provider, name, contextWindow, lifecycle } = model;
      const shutdownOn = lifecycle.shutdownOn?.day;
      const family = model.tokenizerFamily;
      const corpus = estimateTokens(family, corpusTokens, calibrations[family]);
      const usableTokens = countUsableTokens(model, reserved);
      return {
        model: {
          id,
          provider,
          name,
          contextWindow,
          ...(shutdownOn === undefined ? {} : { shutdownOn }),
        },
        corpus,
        usableTokens,
        verdict: judge(corpus, usableTokens),
      };
    })
    .sort((a, b) => b.usableTokens - a.usableTokens);
}

/** The same for a corpus that is known by a sample: each range is widened by the sample's own. */
export function fitSampledModels(
  sampled: SampledTokens,
  models: readonly FitModel[],
  reserved: ReservedTokens,
  today: IsoDay,
  calibrations: Calibrations = {},
): Fit[] {
  const at = (tokens: number): Fit[] => fitModels(tokens, models, reserved, today, calibrations);
  const [lowest, highest] = [at(sampled.low), at(sampled.high)];
  return at(sampled.likely).map((fit, index) => {
    const { source, likely } = fit.corpus;
    const corpus: TokenEstimate = {
      low: lowest[index]?.corpus.low ?? fit.corpus.low,
      likely,
      high: highest[index]?.corpus.high ?? fit.corpus.high,
      method: 'sampled',
      source: fit.corpus.method === 'exact' ? 'a random sample' : `a random sample; ${source}`,
    };
    return { ...fit, corpus, verdict: judge(corpus, fit.usableTokens) };
  });
}

/** Prompt and answer share the context window; where the prompt has a limit of its own, that counts too. */
function countUsableTokens(model: FitModel, { prompt, answer }: ReservedTokens): number {
  const beside = model.contextWindow.value - prompt - answer;
  const within = model.inputLimit === undefined ? Infinity : model.inputLimit.value - prompt;
  return Math.max(0, Math.min(beside, within));
}

function judge(corpus: TokenEstimate, usableTokens: number): FitVerdict {
  if (corpus.high <= usableTokens) return 'fits';
  if (corpus.low > usableTokens) return 'does not fit';
  return 'too close to call';
}
