// @ts-check
/** The exact token counters on npm that Ockham's is compared with; installed into .cache/bench, not with the project. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const folder = path.resolve('.cache/bench/rivals');
const packages = ['gpt-tokenizer@4.0.0', 'ai-tokenizer@1.0.6', '@microsoft/tiktokenizer@1.0.10'];

export function installRivals() {
  const stamp = path.join(folder, 'installed.json');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === JSON.stringify(packages)) return;
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const options = ['--no-audit', '--no-fund', '--ignore-scripts'];
  execFileSync(npm, ['install', ...options, ...packages], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  fs.writeFileSync(stamp, JSON.stringify(packages));
}

/**
 * Each takes o200k_base text and gives its number of tokens, text of special tokens counted as text.
 * @type {Record<string, () => Promise<(text: string) => number>>}
 */
export const rivals = {
  tiktoken: async () => {
    const { get_encoding } = await import('tiktoken');
    const encoding = get_encoding('o200k_base');
    return (text) => encoding.encode_ordinary(text).length;
  },
  'gpt-tokenizer': async () => {
    const { countTokens } = rivalModule('gpt-tokenizer/encoding/o200k_base');
    const options = { disallowedSpecial: new Set() };
    return (text) => countTokens(text, options);
  },
  'ai-tokenizer': async () => {
    const { default: Tokenizer } = rivalModule('ai-tokenizer');
    const tokenizer = new Tokenizer(rivalModule('ai-tokenizer/encoding').o200k_base);
    return (text) => tokenizer.encode(text, [], []).length;
  },
  '@microsoft/tiktokenizer': async () => {
    const { createTokenizer, getRegexByEncoder } = rivalModule('@microsoft/tiktokenizer');
    const tokenizer = createTokenizer(readRanks(), new Map(), getRegexByEncoder('o200k_base'));
    return (text) => tokenizer.encode(text).length;
  },
};

/** @param {string} name @returns {any} */
function rivalModule(name) {
  return createRequire(path.join(folder, 'package.json'))(name);
}

/** The vocabulary that @microsoft/tiktokenizer would download. @returns {Map<Uint8Array, number>} */
function readRanks() {
  const { bpe_ranks: text } = createRequire(import.meta.url)('tiktoken/encoders/o200k_base.json');
  const ranks = new Map();
  for (const line of text.split('\n')) {
    const [, first, ...tokens] = line.split(' ');
    tokens.forEach((/** @type {string} */ token, /** @type {number} */ index) => {
      ranks.set(new Uint8Array(Buffer.from(token, 'base64')), Number(first) + index);
    });
  }
  return ranks;
}
