import type { IsoDay, SourcedDay } from '../catalog/catalogNumber';
import { trainabilityOn } from '../catalog/fineTuning';
import type { Catalog } from '../catalog/types';
import { defaultEpochs } from '../economics/defaultEpochs';

/** What one training run on a platform would be billed. */
export interface TrainingOffer {
  readonly id: string;
  /** Whether a new customer can start it. */
  readonly isOpen: 'yes' | 'unknown';
  /** The last day on which it can be started, where one is known. */
  readonly until?: SourcedDay;
  /** US dollars; absent where the platform does not bill by token, or its price is unknown. */
  readonly usd?: number;
}

export interface TrainingEstimate {
  /** Passes over the set that platforms choose when nobody does. */
  readonly epochs: number;
  /** Tokens billed: those of the examples times the epochs; without a chat template's own. */
  readonly tokens: number;
  /** Open to new customers first, then the cheapest. */
  readonly offers: readonly TrainingOffer[];
}

/** What training on a set would cost where a new customer can still train, by list price of a day. */
export function estimateTraining(
  examples: number,
  exampleTokens: number,
  catalog: Catalog,
  day: IsoDay,
): TrainingEstimate {
  const epochs = defaultEpochs(examples);
  const tokens = exampleTokens * epochs;
  const offers = catalog.fineTuningOffers.flatMap((offer): TrainingOffer[] => {
    const trainable = trainabilityOn(offer, day, 'new');
    if (trainable.kind === 'no') return [];
    const { training } = offer;
    const usd =
      training.billing === 'tokens' && training.price.kind === 'known'
        ? (tokens * training.price.value) / 1e6
        : undefined;
    return [
      {
        id: offer.id,
        isOpen: trainable.kind,
        ...(trainable.kind === 'yes' && trainable.until ? { until: trainable.until } : {}),
        ...(usd === undefined ? {} : { usd }),
      },
    ];
  });
  const order = ({ isOpen, usd = Infinity }: TrainingOffer): readonly number[] => [
    isOpen === 'yes' ? 0 : 1,
    usd,
  ];
  return {
    epochs,
    tokens,
    offers: offers.sort((a, b) => {
      const [openA = 0, usdA = 0] = order(a);
      const [openB = 0, usdB = 0] = order(b);
      return openA - openB || (usdA === usdB ? 0 : usdA - usdB);
    }),
  };
}
