// Compares what two packages say of one field and decides which value, from which source, goes into the catalog.

const tolerance = 0.02;

/**
 * Newest data first: the first that has a value states it, the second that has one confirms or contradicts it.
 * `page` is what a page says that somebody read (scripts/catalog/overlay/chatModels.mjs).
 */
const order = ['piAi', 'genaiPrices', 'page', 'llmPrices', 'aiSdkCosts'];

const capital = (name) => name[0].toUpperCase() + name.slice(1);

/** The name of the source constant for a value of `first` that `second` confirms. */
export const confirmedSource = (first, second) => `${first}ConfirmedBy${capital(second)}`;

export function createCrossCheck(waivers) {
  const report = { agreed: 0, single: [], waived: [], unwaived: [] };
  const unused = new Set(waivers);

  /** The waiver of a field, marked as used. */
  function waiverOf(model, field) {
    const waiver = waivers.find((entry) => entry.model === model && entry.field === field);
    if (waiver) unused.delete(waiver);
    return waiver;
  }

  /**
   * Decides one number. `quotes`: what each package states, undefined where it states nothing; `pageSource`: the
   * source constant of the page. Gives { value, source, note? }, or undefined when nobody states it.
   */
  function decide(model, field, quotes, pageSource) {
    const stated = order.filter((name) => quotes[name] !== undefined);
    const [first, second] = stated;
    const sourceOf = (name) => (name === 'page' ? pageSource : name);
    if (first === undefined) return undefined;
    if (second === undefined) {
      report.single.push(`${model} ${field}: ${first} only`);
      return { value: quotes[first], source: sourceOf(first) };
    }
    const [a, b] = [quotes[first], quotes[second]];
    if (Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b))) {
      report.agreed += 1;
      return { value: a, source: confirmedSource(sourceOf(first), sourceOf(second)) };
    }
    const difference = `${model} ${field}: ${first} ${a}, ${second} ${b}`;
    const waiver = waiverOf(model, field);
    if (waiver === undefined || quotes[waiver.take] === undefined) {
      report.unwaived.push(difference);
      return { value: a, source: sourceOf(first) };
    }
    report.waived.push(`${difference}: took ${waiver.take}, ${waiver.reason}`);
    return { value: quotes[waiver.take], source: sourceOf(waiver.take), note: waiver.reason };
  }

  /** Whether the packages agree on the number of tiers; a waiver of `tiers` says whose tiers hold. */
  function decideTiers(model, quotes) {
    const stated = order.filter((name) => quotes[name] !== undefined);
    const [first, second] = stated;
    if (second === undefined || quotes[first].length === quotes[second].length) return quotes;
    const difference = `${model} tiers: ${first} ${quotes[first].length}, ${second} ${quotes[second].length}`;
    const waiver = waiverOf(model, 'tiers');
    if (waiver === undefined) {
      report.unwaived.push(difference);
      return quotes;
    }
    report.waived.push(`${difference}: took ${waiver.take}, ${waiver.reason}`);
    return { [waiver.take]: quotes[waiver.take] };
  }

  return { report, unused, decide, decideTiers };
}
