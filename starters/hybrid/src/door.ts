import type { Offer, SourcedDay } from './offers.ts';

/** Whether the account has fine-tuned at the provider before and still uses what it trained. */
export type Customer = 'new' | 'existing';

/** Whether a provider's door to fine-tuning is open on a day. */
export type Door =
  | { readonly kind: 'open'; readonly until?: SourcedDay }
  | { readonly kind: 'closed'; readonly since: SourcedDay }
  | { readonly kind: 'unknown'; readonly why: string };

/** @param today ISO day */
export function doorOn(offer: Offer, today: string, customer: Customer): Door {
  const { shutdownOn } = offer.lifecycle;
  if (shutdownOn !== undefined && shutdownOn.day <= today) {
    return { kind: 'closed', since: shutdownOn };
  }
  const access = offer.access[customer === 'new' ? 'newCustomers' : 'existingCustomers'];
  if (access.kind === 'unknown') return access;
  if (access.kind === 'closed') {
    return access.since.day <= today
      ? { kind: 'closed', since: access.since }
      : { kind: 'open', until: access.since };
  }
  if (access.until === undefined) return { kind: 'open' };
  return access.until.day < today
    ? { kind: 'closed', since: access.until }
    : { kind: 'open', until: access.until };
}
