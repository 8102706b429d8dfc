// @ts-check
/**
 * Compares both cores of the token counter with the reference, the tiktoken package, and prints how often they differ.
 *
 *   node test/bench/verifyCounter.mjs [--encoding name] [folder…]
 *
 * Compared: every documentation file below the folders; every code point in a context of nine places; a million random
 * strings of mixed scripts; texts of 1 MB made to be slow. Exits with 1 when anything differs or takes over a second of
 * processor time.
 */
import { parseArgs } from 'node:util';
import { get_encoding } from 'tiktoken';
import { buildCounters, processorMs, readTexts, seededRandom } from './counters.mjs';

const FUZZED_STRINGS = 1_000_000;
const SLOWEST_MS_PER_MEGABYTE = 1_000;
const { values, positionals: folders } = parseArgs({
  allowPositionals: true,
  options: { encoding: { type: 'string' } },
});
const createCounter = await buildCounters();
const encoder = new TextEncoder();
let failures = 0;

/** @type {import('tiktoken').TiktokenEncoding[]} */
const encodings = ['o200k_base', 'cl100k_base'];
for (const encoding of encodings) {
  if (values.encoding !== undefined && values.encoding !== encoding) continue;
  const reference = get_encoding(encoding);
  /** @type {(text: string) => number} */
  const expected = (text) => reference.encode_ordinary(text).length;
  const counters = [createCounter(encoding, 'wasm'), createCounter(encoding, 'typescript')];

  for (const folder of folders) {
    const texts = readTexts(folder);
    report(
      `${encoding}, files of ${folder}`,
      compare(
        counters,
        expected,
        texts.map(({ text }) => text),
      ),
    );
  }
  report(`${encoding}, code points in context`, compare(counters, expected, codePointsInContext()));
  report(`${encoding}, random strings`, compare(counters, expected, randomStrings(FUZZED_STRINGS)));
  measureSlowTexts(encoding, counters, expected);
  reference.free();
}
process.exitCode = failures > 0 ? 1 : 0;

/**
 * @param {import('./counters.mjs').Counter[]} counters @param {(text: string) => number} expected
 * @param {Iterable<string>} texts
 */
function compare(counters, expected, texts) {
  const result = { texts: 0, tokens: 0, bytes: 0, mismatches: 0 };
  for (const text of texts) {
    const bytes = encoder.encode(text);
    const tokens = expected(text);
    result.texts++;
    result.tokens += tokens;
    result.bytes += bytes.length;
    for (const counter of counters) {
      const counted = counter.count(bytes);
      if (counted === tokens) continue;
      if (result.mismatches++ < 3) {
        console.log(
          `  ${counter.core}: ${counted}, not ${tokens}: ${JSON.stringify(text.slice(0, 80))}`,
        );
      }
    }
  }
  return result;
}

/** @param {string} name @param {ReturnType<typeof compare>} result */
function report(name, { texts, tokens, bytes, mismatches }) {
  failures += mismatches;
  console.log(
    `${name}: ${texts} texts, ${bytes} bytes, ${tokens} tokens, ${mismatches} mismatches`,
  );
}

function* codePointsInContext() {
  for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
    if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
    const c = String.fromCodePoint(codePoint);
    yield `${c}a${c}${c}B${c} ${c}\n${c}'s1${c}.${c}`;
  }
}

/** @param {number} count */
function* randomStrings(count) {
  const random = seededRandom(1);
  /** @param {number} below */
  const pick = (below) => Math.floor(random() * below);
  const fragments = [
    ...[
      "'s",
      "'LL",
      "'re",
      "'ſ",
      "'",
      'I',
      'Don',
      'ABC',
      'the',
      'ing',
      ' of',
      'ǅ',
      'ʰ',
      '\u0301',
      '\u20dd',
    ],
    ...[
      ' ',
      '  ',
      '    ',
      '\t',
      '\n',
      '\r\n',
      '\n\n',
      '\u00a0',
      '\u3000',
      '\u0085',
      '\u2028',
      '\ufeff',
      '\0',
    ],
    ...[
      '/',
      '//',
      '---',
      '===',
      '...',
      '#',
      '`',
      '(',
      '"',
      '1',
      '42',
      '1234567',
      '٣',
      '½',
      '<|endoftext|>',
      '。',
      '，',
    ],
  ];
  const scripts = [
    [0x20, 0x7f],
    [0x80, 0x24f],
    [0x370, 0x3ff],
    [0x400, 0x4ff],
    [0x590, 0x6ff],
    [0x900, 0xd7f],
  ];
  scripts.push(
    [0xe00, 0xeff],
    [0x1100, 0x11ff],
    [0x2000, 0x2bff],
    [0x3000, 0x30ff],
    [0x4e00, 0x9fff],
  );
  scripts.push([0xac00, 0xd7a3], [0xf900, 0xffff], [0x10000, 0x1ffff], [0x20000, 0x10ffff]);
  for (let index = 0; index < count; index++) {
    let text = '';
    for (let left = 1 + pick(16); left > 0; left--) {
      if (random() < 0.5) text += fragments[pick(fragments.length)];
      else {
        const [first = 0, last = 0] = scripts[pick(scripts.length)] ?? [];
        for (let run = 1 + pick(4); run > 0; run--)
          text += String.fromCodePoint(first + pick(last - first + 1));
      }
    }
    yield text;
  }
}

/**
 * @param {string} encoding @param {import('./counters.mjs').Counter[]} counters @param {(text: string) => number} expected
 */
function measureSlowTexts(encoding, counters, expected) {
  for (const [name, text, hasReference] of slowTexts()) {
    const bytes = encoder.encode(text);
    /** @type {number[]} */
    const counts = [];
    /** @type {number[]} */
    const times = [];
    for (const counter of counters) {
      const start = processorMs();
      counts.push(counter.count(bytes));
      times.push(processorMs() - start);
    }
    if (hasReference) counts.push(expected(text));
    const differs = counts.some((count) => count !== counts[0]);
    const slow = times.some((ms) => ms > SLOWEST_MS_PER_MEGABYTE);
    failures += Number(differs) + Number(slow);
    const cores = counters
      .map(({ core }, index) => `${core} ${Math.round(times[index] ?? 0)} ms`)
      .join(', ');
    const against = hasReference
      ? 'as the reference'
      : 'both cores alike, the reference crashes or hangs';
    console.log(
      `${encoding}, 1 MB of ${name}: ${cores}, ${counts[0]} tokens, ${differs ? `DIFFERS ${counts.join()}` : against}`,
    );
  }
}

/** @returns {Generator<[name: string, text: string, hasReference: boolean]>} */
function* slowTexts() {
  const random = seededRandom(2);
  /** @param {string} alphabet */
  const from = (alphabet) =>
    Array.from({ length: 1e6 }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
  for (const unit of [
    'a',
    ' ',
    '\n',
    '-',
    '=',
    '_',
    '.',
    '*',
    '#',
    '0',
    'ab',
    'Aa',
    ' \n',
    '漢',
    '\u0301',
    "'",
  ]) {
    yield [
      `repeated ${JSON.stringify(unit)}`,
      unit.repeat(1e6 / encoder.encode(unit).length),
      false,
    ];
  }
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  yield ['random a to z', from(letters), false];
  yield ['base64', from(`${letters}${letters.toUpperCase()}0123456789+/`), true];
  yield [
    'random CJK',
    Array.from({ length: 333_333 }, () =>
      String.fromCodePoint(0x4e00 + Math.floor(random() * 0x51a5)),
    ).join(''),
    false,
  ];
  yield [
    'random bytes',
    new TextDecoder().decode(Uint8Array.from({ length: 1e6 }, () => Math.floor(random() * 256))),
    true,
  ];
  yield ['replacement characters', '\ufffda '.repeat(200_000), true];
  yield ['special tokens', '<|endoftext|><|im_start|>'.repeat(40_000), true];
}
