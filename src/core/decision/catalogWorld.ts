import * as l10n from '@vscode/l10n';
import type { IsoDay } from '../catalog/catalogNumber';
import { trainabilityOn } from '../catalog/fineTuning';
import { lifecycleOn } from '../catalog/lifecycle';
import { lookUp } from '../catalog/lookUp';
import type { Catalog, FineTuningOffer } from '../catalog/types';
import { perApproach } from '../economics/approachTraits';
import { assessEconomics } from '../economics/economics';
import { economicsInputs } from '../economics/fromPlan';
import { likelyCosts } from '../economics/likelyCosts';
import { Sampler } from '../economics/sampler';
import { InvalidInputsError, problemsOf, type InputProblem } from '../economics/validateInputs';
import type { Plan } from '../plan/plan';
import { estimateTokens } from '../tokens/estimate';
import type { ChatModelFacts, Trainability, World } from './world';

/** Draws of the simulated ranges: enough for steady percentiles, few enough for one frame. */
export const rangeDraws = 5_000;
/** Draws of a latency's median, in each of the many plans that a search for flips prices. */
const medianDraws = 50;
/** Every view draws with this seed, so that all show the same ranges. */
export const rangeSeed = 1;

/**
 * The world of a day as the catalog has it, the plan's own prices applied by the caller. Advice is for a customer
 * who is new to every platform. A plan that cannot be priced costs an unknown amount, with the reason as its part.
 */
export function catalogWorld(catalog: Catalog, today: IsoDay): World {
  const medians = new Sampler(medianDraws, rangeSeed);
  let ranges: Sampler | undefined;
  const open = catalog.fineTuningOffers.filter(
    (offer) => trainabilityOn(offer, today, 'new').kind === 'yes',
  );
  return {
    costs: (plan) => {
      const priced = economicsInputs(plan, catalog, today);
      if (priced.kind === 'problems') return allUnknown(priced.problems);
      try {
        return likelyCosts(priced.inputs, medians);
      } catch (error) {
        if (error instanceof InvalidInputsError) return allUnknown(error.problems);
        throw error;
      }
    },
    ranges: (plan) => {
      const priced = economicsInputs(plan, catalog, today);
      if (priced.kind === 'problems' || problemsOf(priced.inputs).length > 0) return undefined;
      const { approaches } = assessEconomics(
        priced.inputs,
        (ranges ??= new Sampler(rangeDraws, rangeSeed)),
      );
      return perApproach((approach) => {
        const { latency, ...costs } = approaches[approach];
        return { ...costs, latencyMs: latency.p50Ms };
      });
    },
    today,
    chatModel: ({ choices }) => chatModelFacts(catalog, choices.chatModel),
    trainability: (plan) => trainability(catalog, plan, open, today),
    chatModels: catalog.chatModels
      .filter(({ lifecycle }) => lifecycleOn(lifecycle, today).state === 'active')
      .map(({ id }) => id),
    fineTunedModels: open.map(({ id }) => id),
  };
}

function allUnknown(problems: readonly InputProblem[]): ReturnType<World['costs']> {
  const unknown = { atLeast: 0, unknown: problems.map(({ message }) => message) };
  return perApproach(() => ({
    setupUsd: unknown,
    monthlyUsd: unknown,
    perQueryUsd: unknown,
    ownershipUsd: unknown,
    latencyMs: unknown,
  }));
}

function chatModelFacts(catalog: Catalog, id: string): ChatModelFacts {
  const found = lookUp(catalog.chatModels, id);
  if (found.kind === 'not-found') return { id };
  const { contextWindow, inputLimit, tokenizerFamily, lifecycle } = found.row;
  const million = estimateTokens(tokenizerFamily, 1e6);
  return {
    id,
    contextWindow: contextWindow.value,
    ...(inputLimit && { inputLimit: inputLimit.value }),
    tokenRatio: { low: million.low / 1e6, high: million.high / 1e6 },
    ...(lifecycle.shutdownOn && { shutdownOn: lifecycle.shutdownOn.day }),
    source: contextWindow.url,
  };
}

/** A plan names an offer (platform and base model), or a base model that several platforms may train. */
function trainability(
  catalog: Catalog,
  { choices }: Plan,
  open: readonly FineTuningOffer[],
  today: IsoDay,
): Trainability {
  const id = choices.fineTunedModel;
  if (open.length === 0) return { kind: 'none' };
  const offers = catalog.fineTuningOffers.filter(
    (offer) => offer.id === id || offer.baseModel === id,
  );
  const answers = offers.map((offer) => ({ offer, answer: trainabilityOn(offer, today, 'new') }));
  for (const { answer } of answers) {
    if (answer.kind === 'yes')
      return { kind: 'open', model: id, ...(answer.until && { until: answer.until.day }) };
  }
  const unknown = answers.flatMap(({ offer, answer }) =>
    answer.kind === 'unknown' ? [`${offer.platform}: ${answer.why}`] : [],
  );
  const closed = answers.flatMap(({ offer, answer }) =>
    answer.kind === 'no' ? [{ platform: offer.platform, since: answer.since.day }] : [],
  );
  if (unknown.length > 0) {
    const why = [
      ...closed.map(({ platform, since }) => l10n.t('{0}: closed since {1}', platform, since)),
      ...unknown,
    ];
    return { kind: 'unknown', why: why.join('; ') };
  }
  const [first] = closed;
  if (first)
    return {
      kind: 'closed',
      model: id,
      since: first.since,
      instead: open.map((offer) => offer.id),
    };
  return { kind: 'unknown', why: l10n.t('the catalog has no offer to train {0}', id) };
}
