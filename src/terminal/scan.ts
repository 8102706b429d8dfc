import { existsSync } from 'node:fs';
import path from 'node:path';
import { delayOptimization } from '../measure/delayOptimization';
import { defaultFilesExclude } from '../measure/scan/exclusionRules';
import type { Scan } from '../core/corpus/scan';
import { countHere } from '../measure/scan/countHere';
import { createRoots, type ScanRoot } from '../measure/scan/roots';
import { scanFolders } from '../measure/scan/scanFolders';
import type { ScanProgress } from '../measure/scan/scanProgress';
import type { CompareOptions } from '../measure/scan/findDuplicates';
import { walkHere } from '../measure/scan/walkHere';
import { announceEstimate } from './announceEstimate';
import { formatOptions, parseFormat } from './findings/outputFormat';
import { parseArguments } from './parseArguments';
import { parseRepresentation, representationOptions } from './representation';
import { UsageError } from './usageError';

/**
 * `ockham scan <folder…>`: prints the corpus report on stdout, progress on a terminal's stderr.
 * @param builtFolder where the scan's worker and vocabularies are
 * @throws {UsageError} for arguments that make no sense
 */
export async function scan(args: readonly string[], builtFolder: string): Promise<void> {
  const { values, positionals } = parseArguments(args, {
    cache: { type: 'string' },
    duplicates: { type: 'boolean', default: false },
    ...formatOptions,
    ...representationOptions,
    'reserve-prompt': { type: 'string', default: '4000' },
    'reserve-answer': { type: 'string', default: '4000' },
  });
  const format = parseFormat(values);
  if (positionals.length === 0)
    throw new UsageError('Name the folder to scan: ockham scan <folder…>.');
  for (const folder of positionals) {
    if (!existsSync(folder))
      throw new UsageError(`${folder} does not exist; name a folder to scan.`);
  }
  const roots = createRoots(
    positionals.map((folder) => path.resolve(folder)),
    (folder) => ({ relativeTo: folder, globs: defaultFilesExclude }),
  );
  const reserved = {
    prompt: parseTokens('--reserve-prompt', values['reserve-prompt']),
    answer: parseTokens('--reserve-answer', values['reserve-answer']),
  };
  const reading = { builtFolder, representation: parseRepresentation(values) };
  let latest: ScanProgress | undefined;
  const counting = scanFolders(roots, {
    ...reading,
    startWalker: walkHere,
    startCounterHere: countHere,
    onThreadsStarted: delayOptimization,
    ...(values.cache === undefined ? {} : { cacheFolder: path.resolve(values.cache) }),
    onProgress: (progress) => {
      latest = progress;
      if (process.stderr.isTTY) showProgress(progress);
    },
  });
  // What prints is loaded while the threads that count are starting.
  const printing = import('./printScan');
  const counted = await announceEstimate(roots, reading, counting, () => latest?.share);
  const result = values.duplicates ? await addDuplicates(counted, roots, reading) : counted;
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  (await printing).printScan(result, { folders: positionals, roots }, reserved, format);
}

async function addDuplicates(
  counted: Scan,
  roots: readonly ScanRoot[],
  options: CompareOptions,
): Promise<Scan> {
  const { findDuplicates } = await import('../measure/scan/findDuplicates');
  return { ...counted, duplicates: await findDuplicates(counted, roots, options) };
}

function parseTokens(option: string, text: string): number {
  if (!/^\d{1,12}$/.test(text))
    throw new UsageError(`${option} takes a whole number of tokens, not "${text}".`);
  return Number(text);
}

function showProgress({ files, tokens }: ScanProgress): void {
  process.stderr.write(
    `\r\u001b[K${files.toLocaleString()} files, ${tokens.toLocaleString()} tokens`,
  );
}
