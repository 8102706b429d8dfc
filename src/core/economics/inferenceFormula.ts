import * as l10n from '@vscode/l10n';
import type { Approach } from '../plan/approach';
import { answeringModel, requestTokens } from './approachLedger';
import { retrieves, tunes } from './approachTraits';
import { factor, month, perToken, queriesPerMonth, type Factor, type Formula } from './factors';
import { cacheablePrefixTokens, tierOf } from './inference';
import type { EconomicsInputs } from './inputs';
import type { Point } from './quantities';

/** How a part of what the answering model bills comes about; undefined where its cache has no such part. */
export function inferenceFormula(
  point: Point<EconomicsInputs>,
  approach: Approach,
  part: 'input' | 'cachedInput' | 'cacheWrites' | 'output' | 'reasoning',
  missRate: number,
): Formula | undefined {
  const model = answeringModel(point, approach);
  const request = requestTokens(point, approach);
  const cached = cacheablePrefixTokens(model, request.prefix);
  const tier = tierOf(model.tiers, request.prefix + request.fresh);
  const usd = tier.usdPerMillionTokens;
  const holder = tunes(approach) ? 'fineTuning.model' : 'chatModel';
  const prices = `${holder}.tiers[${model.tiers.indexOf(tier)}].usdPerMillionTokens`;
  const { workload } = point;
  const modifiers = [
    factor(
      l10n.t('1 − batch discount'),
      1 - model.batchDiscount * workload.batchShare,
      `${holder}.batchDiscount`,
      'workload.batchShare',
    ),
    factor(l10n.t('region'), model.regionMultiplier, `${holder}.regionMultiplier`),
    factor(l10n.t('1 + retries'), 1 + workload.retryShare, 'workload.retryShare'),
  ].filter(({ value }) => value !== 1);
  const billed = (...factors: Factor[]) => month(queriesPerMonth(point), ...factors, ...modifiers);
  const isCached = cached > 0 && model.cache.kind === 'automatic';
  const prefix = prefixInputs(approach);
  const hits = [
    'workload.queriesPerDay',
    'workload.activeHoursPerDay',
    `${holder}.cache.lifetimeHours`,
  ];
  switch (part) {
    case 'input':
      return billed(
        factor(
          l10n.t('uncached input tokens'),
          request.prefix - cached + request.fresh,
          ...(cached === 0 ? prefix : []),
          ...freshInputs(approach),
        ),
        perToken(l10n.t('input price'), usd.input, `${prices}.input`),
      );
    case 'output':
      return billed(
        factor(l10n.t('answer tokens'), request.answer, 'tokens.answer'),
        perToken(l10n.t('output price'), usd.output, `${prices}.output`),
      );
    case 'reasoning':
      return billed(
        factor(l10n.t('reasoning tokens'), request.reasoning, 'tokens.reasoning'),
        perToken(l10n.t('output price'), usd.output, `${prices}.output`),
      );
    case 'cachedInput':
      if (!isCached) return undefined;
      return billed(
        factor(l10n.t('share of cache hits'), 1 - missRate, ...hits),
        factor(l10n.t('cached prefix tokens'), cached, ...prefix),
        perToken(l10n.t('cached input price'), usd.cachedInput, `${prices}.cachedInput`),
      );
    case 'cacheWrites':
      if (!isCached) return undefined;
      return billed(
        factor(l10n.t('share of cache misses'), missRate, ...hits),
        factor(l10n.t('cached prefix tokens'), cached, ...prefix),
        perToken(l10n.t('cache write price'), usd.cacheWrite, `${prices}.cacheWrite`),
      );
  }
}

function prefixInputs(approach: Approach): readonly string[] {
  return [
    'tokens.system',
    ...(tunes(approach) ? [] : ['tokens.examples']),
    ...(approach === 'long-context' ? ['corpus.tokens'] : []),
  ];
}

function freshInputs(approach: Approach): readonly string[] {
  return [
    'tokens.history',
    'tokens.question',
    ...(retrieves(approach) ? ['retrieval.topK', 'retrieval.chunkTokens'] : []),
  ];
}
