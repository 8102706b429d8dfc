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
import { chatModels } from './catalog/overlay/chatModels.mjs';
import { embeddingModels } from './catalog/overlay/embeddingModels.mjs';
import { providers } from './catalog/overlay/providers.mjs';
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
  const decision = check.decide(model.id, field, quotes, model.page?.source);
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
  const hour = quotes.genaiPrices?.hourWrite ?? quotes.page?.hourWrite;
  return {
    id,
    promptTokensAbove,
    input,
    output: price('output'),
    cachedInput: caching.kind === 'none' ? undefined : price('cacheRead'),
    cacheWrites: cacheWrites(caching, input, {
      cacheWrite: () => price('cacheWrite'),
      hourWrite: () => hour && price('hourWrite'),
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
    // A page and genai-prices say whether the threshold itself belongs to the tier; the others round it.
    const owner = ['page', 'genaiPrices', 'piAi', 'llmPrices', 'aiSdkCosts'].find(
      (name) => at[name],
    );
    const threshold = {
      unit: 'tokens',
      value: at[owner].promptTokensAbove,
      source: owner === 'page' ? model.page.source : owner,
    };
    const round = Math.round(threshold.value / 1000);
    return tierOf(model, caching, `above${round}k`, threshold, at);
  });
  return [base, ...others];
}

/** What each package, and the page in the overlay, says of a model. */
function quotesOf(model, provider) {
  return {
    piAi: piAiQuote(read.piAi(provider.piAi, model.id)),
    genaiPrices:
      provider.genaiPrices &&
      genaiPricesQuote(read.genaiPrices(provider.genaiPrices, model.genaiId ?? model.id)),
    page: model.page,
    llmPrices: llmPricesQuote(read.llmPrices(model.id)),
    aiSdkCosts:
      provider.aiSdkCosts && aiSdkCostsQuote(read.aiSdkCosts(provider.aiSdkCosts, model.id)),
  };
}

const dayBefore = (date) => {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
};

/** The price rows: what holds on the overlay's day, and what is announced to follow. */
function priceRows(model, caching, quotes) {
  const next = model.next ?? quotes.genaiPrices?.next;
  const current = {
    validFrom: model.validFrom ?? quotes.genaiPrices?.validFrom,
    validTo: next && dayBefore(next.validFrom),
    tiers: tiersOf(model, caching, quotes),
    offPeak: model.offPeak,
  };
  if (!next) return [current];
  const announced = { source: 'genaiPrices', tiers: [], ...next };
  return [
    current,
    {
      validFrom: next.validFrom,
      tiers: tiersOf({ ...model, page: announced }, caching, { page: announced }),
    },
  ];
}

function chatModelRow(model) {
  const provider = providers[model.provider];
  const caching = model.caching ?? provider.caching;
  const quotes = quotesOf(model, provider);
  const { piAi, genaiPrices, llmPrices } = quotes;
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
    prices: priceRows(model, caching, quotes),
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

/** A source constant for each package, and one for each package or page that confirms it. */
function packageSources() {
  const sources = {};
  const pages = new Set(chatModels.flatMap(({ page }) => (page ? [page.source] : [])));
  for (const [name, pinned] of Object.entries(packages)) {
    const source = { url: packageUrl(pinned), readAt: pinned.dataFrom };
    const others = Object.keys(packages).filter((other) => other !== name);
    sources[name] = { ...source, confidence: 'secondary' };
    for (const other of [...others, ...pages]) {
      sources[confirmedSource(name, other)] = {
        ...source,
        confidence: 'verified',
        confirmedBy: packages[other] ? packageUrl(packages[other]) : { page: other },
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
console.log(`${agreed} values agree between two sources; ${single.length} are in one source only`);
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
