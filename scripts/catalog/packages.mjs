// Downloads the pinned data packages into .cache/catalog and reads them. None is a dependency of the product.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** `dataFrom` is the day the package's data was generated, where it says so, else the day it was published. */
export const packages = {
  piAi: {
    name: '@earendil-works/pi-ai',
    version: '1.5.2',
    dataFrom: '2026-11-10',
    integrity:
      'sha512-2tWPSnV3qzfiDIY3aWluBag3vC++Vs+VsXt/UquSU5onPMohPih72FUhIhaqmDdMYubOgB3Byl9uF4Vk40JLvQ==',
  },
  genaiPrices: {
    name: '@pydantic/genai-prices',
    version: '0.1.8',
    dataFrom: '2026-09-23',
    integrity:
      'sha512-h7CYw6qTyflG2zUndO8tXyL8Xopf+tX9JZu13h0ZFgeyYj+J2gm1edR4+R+mbQ2vPdkFjtTmmmu1cYQPM5/KTA==',
  },
  llmPrices: {
    name: 'llm-prices',
    version: '1.1.0',
    dataFrom: '2026-08-23',
    integrity:
      'sha512-R47u+QPfi3DgYpJi6doQn8z7HGOsPAkTkeHpSaCXQtxnTIwgZU33gdRn+rV+xa+r1aVcvUZOd5fhyrKlglsKrQ==',
  },
  aiSdkCosts: {
    name: 'ai-sdk-cost-calculator',
    version: '7.1.14',
    dataFrom: '2026-09-23',
    integrity:
      'sha512-T6pa48/KOE+wCqLqFnFT4peR0P7WgLYyn+MXdwIN6g7NfPSMeXOkyc+sfVqAIAfxDJbBZ/o02tywXDDIYhQQhA==',
  },
};

/** The page where a reader finds the pinned version. */
export function packageUrl({ name, version }) {
  return `https://www.npmjs.com/package/${name}/v/${version}`;
}

/** Downloads a package unless it is there, checks its pinned hash, unpacks it, and gives its folder. */
function obtain(key, cache) {
  const { name, version, integrity } = packages[key];
  const folder = path.join(cache, `${key}-${version}`);
  if (existsSync(path.join(folder, 'package', 'package.json'))) return path.join(folder, 'package');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync(
    'npm',
    ['pack', `${name}@${version}`, '--ignore-scripts', '--silent', '--pack-destination', folder],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const archive = readdirSync(folder).find((file) => file.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm pack ${name}@${version} left no archive`);
  const file = path.join(folder, archive);
  const hash = `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;
  if (hash !== integrity)
    throw new Error(`${name}@${version}: the archive is not the pinned one (${hash})`);
  execFileSync('tar', ['xzf', file, '-C', folder]);
  return path.join(folder, 'package');
}

/** Reads the four packages into look-ups by exact id; a look-up gives undefined for what a package lacks. */
export function readPackages(cache) {
  const require = createRequire(import.meta.url);
  const piFolder = path.join(obtain('piAi', cache), 'dist', 'providers', 'data');
  const genai = require(path.join(obtain('genaiPrices', cache), 'dist', 'index.cjs'));
  const llmPrices = JSON.parse(
    readFileSync(path.join(obtain('llmPrices', cache), 'data', 'prices.json'), 'utf8'),
  );
  const aiSdk = require(path.join(obtain('aiSdkCosts', cache), 'dist', 'index.js'));
  return {
    piAi: (provider, id) => {
      const byApi = JSON.parse(readFileSync(path.join(piFolder, `${provider}.json`), 'utf8'));
      return Object.values(byApi)
        .map((models) => models[`chat:${id}`])
        .find((model) => model !== undefined);
    },
    // Its own look-up matches prefixes; only the list of a provider's models is exact.
    genaiPrices: (provider, id) =>
      genai.findProvider({ providerId: provider })?.models.find((model) => model.id === id),
    llmPrices: (id) => llmPrices.models[id],
    aiSdkCosts: (provider, id) => aiSdk.allPricing[provider]?.[id],
  };
}
