import type { CatalogNumber, IsoDay } from '../core/catalog/catalogNumber';
import { offersFor, trainabilityOn } from '../core/catalog/fineTuning';
import { lifecycleOn } from '../core/catalog/lifecycle';
import { lookUp } from '../core/catalog/lookUp';
import { priceRowOn } from '../core/catalog/price';
import type {
  Catalog,
  ChatModel,
  EmbeddingModel,
  FineTuningOffer,
  Lifecycle,
} from '../core/catalog/types';
import { ScaffoldRefusal } from './starter';
import type { ModelPrices, ModelSetting } from './starterSettings';

/** What somebody asked for, or a default that nobody did. */
export interface Wanted {
  readonly id: string;
  readonly assumed: boolean;
}

/** A setting, and what its user must know about it. */
export interface Chosen<Setting> {
  readonly setting: Setting;
  readonly notes: readonly string[];
}

/** What to train, and the catalog's offer with its price and its dates. */
export interface ChosenTraining {
  readonly platform: string;
  readonly baseModel: string;
  /** The offer's id. */
  readonly offer: string;
}

/** @throws {ScaffoldRefusal} for a model that is shut down */
export function chooseChatModel(
  wanted: Wanted,
  catalog: Catalog,
  day: IsoDay,
): Chosen<ModelSetting> {
  const { id, row, notes } = chooseRow(catalog.chatModels, wanted, day);
  const prices = row === undefined ? undefined : chatPrices(row, day);
  return { setting: { id, ...(prices && { usdPerMillionTokens: prices }) }, notes };
}

/** @throws {ScaffoldRefusal} for a model that is shut down */
export function chooseEmbeddingModel(
  wanted: Wanted,
  catalog: Catalog,
  day: IsoDay,
): Chosen<ModelSetting> {
  const { id, row, notes } = chooseRow(catalog.embeddingModels, wanted, day);
  const prices = row === undefined ? undefined : sourced({ input: row.input });
  return {
    setting: {
      id,
      ...(row?.dimensions.kind === 'known' && { dimensions: row.dimensions.value }),
      ...(prices && { usdPerMillionTokens: prices }),
    },
    notes,
  };
}

/**
 * The platform and base model to train, for a customer who is new to the platform.
 * @throws {ScaffoldRefusal} where no new customer can train it, with the reason and its date
 */
export function chooseFineTuning(
  { id, assumed }: Wanted,
  catalog: Catalog,
  day: IsoDay,
): Chosen<ChosenTraining | undefined> {
  const byId = lookUp(catalog.fineTuningOffers, id);
  const offers = byId.kind === 'found' ? [byId.row] : offersFor(catalog, id);
  if (offers.length === 0) {
    const suggestions = byId.kind === 'not-found' ? byId.didYouMean : [];
    throw new ScaffoldRefusal(
      `The catalog knows no fine-tuning of "${id}"${meant(suggestions)}: choose another in choices.fineTunedModel.`,
    );
  }
  const judged = offers.map((offer) => ({ offer, access: trainabilityOn(offer, day, 'new') }));
  const open =
    judged.find(({ access }) => access.kind === 'yes') ??
    // Where a door is known to be closed, nobody is sent to another platform on a guess.
    (judged.every(({ access }) => access.kind === 'unknown') ? judged[0] : undefined);
  if (open === undefined) {
    if (assumed)
      return { setting: undefined, notes: [`Choose a model to fine-tune: ${id} is closed.`] };
    throw new ScaffoldRefusal(refuseTraining(id, judged, catalog, day));
  }
  const { offer, access } = open;
  const { platform, baseModel } = offer;
  const where = `${baseModel} on ${platform}`;
  const notes: string[] = [];
  if (access.kind === 'unknown') {
    notes.push(`Whether new customers can fine-tune ${where} is unknown: ${access.why}.`);
  }
  if (access.kind === 'yes' && access.until !== undefined) {
    notes.push(`${where} can be fine-tuned until ${access.until.day} only (${access.until.url}).`);
  }
  if (isClassOfModels(baseModel)) {
    notes.push(
      `"${baseModel}" is a class of models that ${platform} trains at one price: before you train there, name the exact base model in settings.json.`,
    );
  }
  return { setting: { platform, baseModel, offer: offer.id }, notes };
}

/** As the catalog names what a platform prices by size. */
function isClassOfModels(baseModel: string): boolean {
  return baseModel.startsWith('open weights');
}

function refuseTraining(
  id: string,
  judged: readonly { offer: FineTuningOffer; access: ReturnType<typeof trainabilityOn> }[],
  catalog: Catalog,
  day: IsoDay,
): string {
  const reasons = judged.flatMap(({ offer, access }) =>
    access.kind === 'no'
      ? [`on ${offer.platform} since ${access.since.day} (${access.since.url})`]
      : [],
  );
  const unsure = judged.flatMap(({ offer, access }) =>
    access.kind === 'unknown' ? [`${offer.id} (${access.why})`] : [],
  );
  const perhaps = unsure.length === 0 ? '' : ` Unknown: ${unsure.join(', ')}.`;
  const others = catalog.fineTuningOffers
    .filter((offer) => trainabilityOn(offer, day, 'new').kind === 'yes')
    .map((offer) => offer.id);
  return `New customers cannot fine-tune ${id}: closed ${reasons.join(', ')}.${perhaps} Open to them: ${others.join(', ')}; name one in choices.fineTunedModel.`;
}

interface Row {
  readonly id: string;
  readonly lifecycle: Lifecycle;
}

/** A default gives way to its successor as soon as its end is announced; what was asked for is refused at its end. */
function chooseRow<R extends Row>(
  rows: readonly R[],
  { id, assumed }: Wanted,
  day: IsoDay,
): { readonly id: string; readonly row: R | undefined; readonly notes: readonly string[] } {
  const found = lookUp(rows, id);
  if (found.kind === 'not-found') {
    return {
      id,
      row: undefined,
      notes: [
        `The catalog does not know "${id}"${meant(found.didYouMean)}: its price and its end of life are unknown.`,
      ],
    };
  }
  const { row } = found;
  const state = lifecycleOn(row.lifecycle, day);
  if (state.state === 'active') return { id, row, notes: [] };
  const successor = state.replacement;
  if (assumed && successor !== undefined && successor !== id) {
    return chooseRow(rows, { id: successor, assumed }, day);
  }
  const advice = successor === undefined ? '' : ` The vendor names ${successor} as its successor.`;
  if (state.state === 'shut-down') {
    throw new ScaffoldRefusal(
      `${id} was shut down on ${state.since.day} (${state.since.url}).${advice} Choose another model in the plan.`,
    );
  }
  const end = state.shutdownOn === undefined ? '' : ` and ends on ${state.shutdownOn.day}`;
  return { id, row, notes: [`${id} is deprecated${end}.${advice}`] };
}

/** The price of the first tier, which longer prompts may leave. */
function chatPrices(model: ChatModel, day: IsoDay): ModelPrices | undefined {
  const tier = priceRowOn(model, day)?.tiers[0];
  if (tier === undefined) return undefined;
  const { input, cachedInput, output } = tier;
  return sourced({ input, output, ...(cachedInput && { cachedInput }) });
}

/** Undefined where the input's price is unknown: the cost of a call is unknown then, not 0. */
function sourced(prices: {
  readonly input: EmbeddingModel['input'];
  readonly cachedInput?: CatalogNumber<'usdPerMillionTokens'>;
  readonly output?: CatalogNumber<'usdPerMillionTokens'>;
}): ModelPrices | undefined {
  const { input, cachedInput, output } = prices;
  if (input.kind === 'unknown') return undefined;
  return {
    input: input.value,
    ...(cachedInput?.kind === 'known' && { cachedInput: cachedInput.value }),
    ...(output?.kind === 'known' && { output: output.value }),
    source: input.url,
    readAt: input.readAt,
  };
}

function meant(suggestions: readonly string[]): string {
  return suggestions.length === 0 ? '' : ` (did you mean ${suggestions.join(' or ')}?)`;
}
