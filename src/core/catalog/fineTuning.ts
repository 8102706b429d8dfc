import type { IsoDay, SourcedDay } from './catalogNumber';
import type { Catalog, FineTuningOffer } from './types';

/** New: never trained on the platform. Existing: has, and still uses what it trained. */
export type Customer = 'new' | 'existing';

export type Trainability =
  /** `until` is the last day on which a job can be started. */
  | { readonly kind: 'yes'; readonly until?: SourcedDay }
  | { readonly kind: 'no'; readonly since: SourcedDay }
  | { readonly kind: 'unknown'; readonly why: string };

/** Whether a training job can be started on a day. */
export function trainabilityOn(
  offer: FineTuningOffer,
  day: IsoDay,
  customer: Customer,
): Trainability {
  const { shutdownOn } = offer.lifecycle;
  if (shutdownOn !== undefined && shutdownOn.day <= day) return { kind: 'no', since: shutdownOn };
  const access = customer === 'new' ? offer.access.newCustomers : offer.access.existingCustomers;
  switch (access.kind) {
    case 'unknown':
      return access;
    case 'closed':
      return access.since.day <= day
        ? { kind: 'no', since: access.since }
        : { kind: 'yes', until: access.since };
    case 'open':
      if (access.until === undefined) return { kind: 'yes' };
      return access.until.day < day
        ? { kind: 'no', since: access.until }
        : { kind: 'yes', until: access.until };
  }
}

/** The offers to fine-tune a base model, on whatever platform. */
export function offersFor(catalog: Catalog, baseModel: string): readonly FineTuningOffer[] {
  return catalog.fineTuningOffers.filter((offer) => offer.baseModel === baseModel);
}
