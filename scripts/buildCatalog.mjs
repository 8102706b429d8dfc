/**
 * Builds the generated part of the catalog (src/core/catalog/data/): chat and embedding models.
 *
 *   node scripts/buildCatalog.mjs           downloads the pinned packages once, writes the data
 *   node scripts/buildCatalog.mjs --check   writes nothing; fails when the data would change
 *
 * Prices come from pi-ai and are checked against a second package; a difference above 2 % that
 * scripts/catalog/waivers.mjs does not explain fails the build. The same inputs give the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { confirmedSource, createCrossCheck } from './catalog/crossCheck.mjs';
import { emitRows, emitSources } from './catalog/emit.mjs';
import { chatModels, embeddingModels, providers } from './catalog/overlay.mjs';
import { packages, packageUrl, readPackages } from './catalog/packages.mjs';
import {
  aiSdkCostsQuote,
  genaiPricesQuote,
  llmPricesQuote,
  multiply,
  piAiQuote,
} from './catalog/quotes.mjs';
import { waivers } from './catalog/waivers.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const check = createCrossCheck(waivers);
const read = readPackages(path.join(root, '.cache', 'catalog'));

const known = (unit, { value, source, note }) => ({
  unit,
  value,
  source,
  ...(note && { details: { note } }),
});
const mapQuotes = (quotes, pick) =>
  Object.fromEntries(
    Object.entries(quotes).map(([name, quote]) => [
      name,
      quote === undefined ? undefined : pick(quote),
    ]),
  );

/** A field as the packages state it, else unknown. */
function decided(model, field, unit, quotes) {
  const decision = check.decide(model.id, field, quotes);
  return decision === undefined ? { unit, unknown: 'no package states it' } : known(unit, decision);
}

/** The prices of writing into the cache, by lifetime. */
function cacheWrites(caching, input, prices) {
  if (caching.kind === 'none') return {};
  return Object.fromEntries(
    caching.lifetimes.map(({ id, write }) => {
      const multiple = () => ({
        unit: 'usdPerMillionTokens',
        value: multiply(input.value, write.times),
        source: write.source,
        ...(write.note && { details: { note: write.note } }),
      });
      if (write.price === 'input') return [id, input];
      if (write.price === 'package') return [id, prices.cacheWrite()];
      if (write.price === 'hour') return [id, prices.hourWrite() ?? multiple()];
      return [id, multiple()];
    }),
  );
}

/** One tier; `quotes` holds each package's prices of it. */
function tierOf(model, caching, id, promptTokensAbove, quotes) {
  const prefix = id === 'base' ? '' : `${id}.`;
  const price = (field) =>
    decided(
      model,
      `${prefix}${field}`,
      'usdPerMillionTokens',
      mapQuotes(quotes, (quote) => quote[field]),
    );
  const input = price('input');
  const hour = quotes.genaiPrices?.hourWrite;
  return {
    id,
    promptTokensAbove,
    input,
    output: price('output'),
    cachedInput: caching.kind === 'none' ? undefined : price('cacheRead'),
    cacheWrites: cacheWrites(caching, input, {
      cacheWrite: () => price('cacheWrite'),
      hourWrite: () => hour && { unit: 'usdPerMillionTokens', value: hour, source: 'genaiPrices' },
    }),
  };
}

/** The tiers that a set of quotes (package name to { base, tiers }) amounts to. */
function tiersOf(model, caching, quotes) {
  const tiers = check.decideTiers(
    model.id,
    mapQuotes(quotes, (quote) => quote.tiers),
  );
  const count = Object.values(tiers).find((list) => list !== undefined)?.length ?? 0;
  const base = tierOf(
    model,
    caching,
    'base',
    undefined,
    mapQuotes(quotes, (quote) => quote.base),
  );
  const others = Array.from({ length: count }, (_, index) => {
    const at = mapQuotes(tiers, (list) => list[index]);
    // genai-prices records whether the threshold itself belongs to the tier; the others round it.
    const owner = at.genaiPrices ? 'genaiPrices' : Object.keys(at).find((name) => at[name]);
    const threshold = model.threshold ?? {
      unit: 'tokens',
      value: at[owner].promptTokensAbove,
      source: owner,
    };
    const round = Math.round(threshold.value / 1000);
    return tierOf(model, caching, `above${round}k`, threshold, at);
  });
  return [base, ...others];
}

/** The quotes of a model, newest package first. A price that only a page states stands in for them all. */
function quotesOf(model, provider) {
  if (model.price) {
    const { source, base, tiers } = model.price;
    const quote = {
      base,
      tiers: tiers.map(({ inputTokensAbove, ...prices }) => ({
        promptTokensAbove: inputTokensAbove,
        ...prices,
      })),
    };
    return { quotes: { piAi: quote }, rename: source };
  }
  return {
    quotes: {
      piAi: piAiQuote(read.piAi(provider.piAi, model.id)),
      genaiPrices:
        provider.genaiPrices &&
        genaiPricesQuote(read.genaiPrices(provider.genaiPrices, model.genaiId ?? model.id)),
      llmPrices: llmPricesQuote(read.llmPrices(model.id)),
      aiSdkCosts:
        provider.aiSdkCosts && aiSdkCostsQuote(read.aiSdkCosts(provider.aiSdkCosts, model.id)),
    },
  };
}

/** Puts a page's name where the code above wrote pi-ai's: for models that no package has. */
function renameSource(value, source) {
  if (source === undefined || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renameSource(item, source));
  const entries = Object.entries(value).map(([key, field]) => [key, renameSource(field, source)]);
  const copy = Object.fromEntries(entries);
  return copy.source === 'piAi' ? { ...copy, source } : copy;
}

const dayBefore = (date) => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
};

/** The price rows: what holds on the overlay's day, and what is announced to follow. */
function priceRows(model, caching, { quotes, rename }) {
  const next = model.next ?? quotes.genaiPrices?.next;
  const current = {
    validFrom: model.validFrom ?? quotes.genaiPrices?.validFrom,
    validTo: next && dayBefore(next.validFrom),
    tiers: renameSource(tiersOf(model, caching, quotes), rename),
    offPeak: model.offPeak,
  };
  if (!next) return [current];
  const source = next.source ?? 'genaiPrices';
  const announced = { base: next.base, tiers: next.tiers ?? [] };
  return [
    current,
    {
      validFrom: next.validFrom,
      tiers: renameSource(tiersOf(model, caching, { piAi: announced }), source),
    },
  ];
}

function chatModelRow(model) {
  const provider = providers[model.provider];
  const caching = model.caching ?? provider.caching;
  const found = quotesOf(model, provider);
  const { piAi, genaiPrices, llmPrices } = found.quotes;
  const contextWindow =
    model.contextWindow ??
    decided(model, 'contextWindow', 'tokens', {
      piAi: piAi?.contextWindow,
      genaiPrices: genaiPrices?.contextWindow,
      llmPrices: llmPrices?.contextWindow,
    });
  const longestPrompt = llmPrices?.contextWindow;
  const limited = model.provider === 'openai' && longestPrompt < contextWindow.value * 0.98;
  const until = model.lifecycle === undefined ? llmPrices?.supportedUntil : undefined;
  return {
    id: model.id,
    provider: model.provider,
    name: model.name ?? piAi.name,
    pricingPage: provider.pricingPage,
    tokenizerFamily: model.tokenizerFamily ?? provider.tokenizerFamily,
    contextWindow,
    inputLimit:
      model.inputLimit ??
      (limited ? { unit: 'tokens', value: longestPrompt, source: 'llmPrices' } : undefined),
    maximumOutput:
      model.maximumOutput ??
      decided(model, 'maximumOutput', 'tokens', {
        piAi: piAi?.maximumOutput,
        llmPrices: llmPrices?.maximumOutput,
      }),
    prices: priceRows(model, caching, found),
    caching:
      caching.kind === 'none'
        ? caching
        : {
            kind: 'offered',
            minimumPrefix: caching.minimumPrefix,
            lifetimes: caching.lifetimes.map((lifetime) => ({ ...lifetime, write: undefined })),
          },
    batchDiscount: model.batchDiscount ?? provider.batchDiscount,
    lifecycle:
      model.lifecycle ??
      (until ? { supportedAtLeastUntil: { day: until, source: 'llmPrices' } } : {}),
  };
}

function embeddingModelRow(model) {
  const genai = read.genaiPrices(model.genaiPrices, model.id);
  const quotes = {
    genaiPrices: genaiPricesQuote(genai)?.base.input,
    aiSdkCosts: aiSdkCostsQuote(read.aiSdkCosts(model.aiSdkCosts, model.id))?.base.input,
  };
  return {
    id: model.id,
    provider: model.provider,
    name: model.name,
    tokenizerFamily: model.tokenizerFamily,
    dimensions: model.dimensions,
    maximumInput:
      model.maximumInput ??
      decided(model, 'maximumInput', 'tokens', { genaiPrices: genai?.context_window }),
    input: decided(model, 'input', 'usdPerMillionTokens', quotes),
    batchInput: model.batchInput,
    lifecycle: {},
  };
}

/** A source constant for each package, and one for each pair in which the second confirms the first. */
function packageSources() {
  const sources = {};
  for (const [name, pinned] of Object.entries(packages)) {
    const source = { url: packageUrl(pinned), readAt: pinned.dataFrom };
    sources[name] = { ...source, confidence: 'secondary' };
    for (const [other, confirming] of Object.entries(packages)) {
      if (other === name) continue;
      sources[confirmedSource(name, other)] = {
        ...source,
        confidence: 'verified',
        confirmedBy: packageUrl(confirming),
      };
    }
  }
  return sources;
}

const sources = packageSources();
const rows = {
  chatModels: chatModels.map(chatModelRow),
  embeddingModels: embeddingModels.map(embeddingModelRow),
};

const { agreed, single, waived, unwaived } = check.report;
console.log(
  `${rows.chatModels.length} chat models, ${rows.embeddingModels.length} embedding models`,
);
console.log(
  `${agreed} values agree between two packages; ${single.length} are in one package only`,
);
console.log(`${waived.length} differ by more than 2 % and are waived:`);
for (const line of waived) console.log(`  ${line}`);
for (const waiver of check.unused) {
  unwaived.push(`the waiver of ${waiver.model} ${waiver.field} meets no difference: remove it`);
}
if (unwaived.length > 0) {
  console.error(
    `${unwaived.length} problems, explain or remove each in scripts/catalog/waivers.mjs:`,
  );
  for (const line of unwaived) console.error(`  ${line}`);
  process.exit(1);
}

const packageNames = new Set(Object.keys(sources));
const chat = await emitRows('chatModels', 'ChatModel', rows.chatModels, packageNames);
const embedding = await emitRows(
  'embeddingModels',
  'EmbeddingModel',
  rows.embeddingModels,
  packageNames,
);
const used = Object.entries(sources).filter(([name]) => {
  const word = new RegExp(`\\b${name}\\b`);
  return word.test(chat) || word.test(embedding);
});
const files = {
  'packages.ts': await emitSources(Object.fromEntries(used)),
  'chatModels.ts': chat,
  'embeddingModels.ts': embedding,
};
for (const [name, text] of Object.entries(files)) {
  const file = path.join(root, 'src', 'core', 'catalog', 'data', name);
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${path.relative(root, file)} is not what the packages and the overlay give`);
    process.exitCode = 1;
  }
}
