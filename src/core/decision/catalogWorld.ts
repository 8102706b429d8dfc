import type { IsoDay } from '../catalog/catalogNumber';
import { trainabilityOn } from '../catalog/fineTuning';
import { lifecycleOn } from '../catalog/lifecycle';
import { lookUp } from '../catalog/lookUp';
import type { Catalog, FineTuningOffer } from '../catalog/types';
import type { Plan } from '../plan/plan';
import { estimateTokens } from '../tokens/estimate';
import type { ChatModelFacts, Trainability, World } from './world';

/** What the catalog says on a day, with costs computed elsewhere. Advice is for a customer who is new everywhere. */
export function worldOf(catalog: Catalog, today: IsoDay, costs: World['costs']): World {
  const open = catalog.fineTuningOffers.filter(
    (offer) => trainabilityOn(offer, today, 'new').kind === 'yes',
  );
  return {
    costs,
    today,
    chatModel: ({ choices }) => chatModelFacts(catalog, choices.chatModel),
    trainability: (plan) => trainability(catalog, plan, open, today),
    chatModels: catalog.chatModels
      .filter(({ lifecycle }) => lifecycleOn(lifecycle, today).state === 'active')
      .map(({ id }) => id),
    fineTunedModels: open.map(({ id }) => id),
  };
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
  const answers = offers.map((offer) => trainabilityOn(offer, today, 'new'));
  const yes = answers.find(({ kind }) => kind === 'yes');
  if (yes?.kind === 'yes') {
    return { kind: 'open', model: id, ...(yes.until && { until: yes.until.day }) };
  }
  const unknown = answers.find(({ kind }) => kind === 'unknown');
  if (unknown?.kind === 'unknown') return { kind: 'unknown', why: unknown.why };
  const closed = answers.find(({ kind }) => kind === 'no');
  if (closed?.kind === 'no') {
    return {
      kind: 'closed',
      model: id,
      since: closed.since.day,
      instead: open.map((offer) => offer.id),
    };
  }
  return { kind: 'unknown', why: `the catalog has no offer to train ${id}` };
}
