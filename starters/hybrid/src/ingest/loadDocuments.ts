import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { StarterError } from '../errors.ts';
import { compileGlob } from './compileGlob.ts';

export interface SourceDocument {
  /** Relative to the project, with forward slashes: the document's name in citations. */
  path: string;
  text: string;
}

export interface LoadedCorpus {
  documents: SourceDocument[];
  /** What was found but cannot be indexed, and why. */
  skipped: { path: string; reason: string }[];
}

const textFile = /\.(md|mdx|markdown|txt|text|rst|adoc|org|csv)$/i;
const largestBytes = 20 * 1024 * 1024;

/**
 * Reads every text file under the folders, in the order of their paths. Hidden files, node_modules
 * and what `exclude` names (globs, from a corpus folder or from the project) are left out.
 * Throws a StarterError when a folder is missing: an index must not lose its documents because a
 * drive was not mounted.
 */
export async function loadDocuments(
  projectFolder: string,
  { folders, exclude }: { folders: readonly string[]; exclude: readonly string[] },
): Promise<LoadedCorpus> {
  const documents = new Map<string, SourceDocument>();
  const skipped: LoadedCorpus['skipped'] = [];
  const globs = exclude.map(compileGlob);
  for (const folder of folders) {
    for await (const file of filesUnder(resolve(projectFolder, folder), folder)) {
      const path = slashed(relative(projectFolder, file));
      const names = [path, slashed(relative(resolve(projectFolder, folder), file))];
      if (globs.some((glob) => names.some((name) => glob.test(name)))) continue;
      const read = await readText(file);
      if ('reason' in read) skipped.push({ path, reason: read.reason });
      else documents.set(path, { path, text: read.text });
    }
  }
  return {
    documents: [...documents.values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    skipped,
  };
}

/** SHA-256 in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function slashed(path: string): string {
  return path.split(sep).join('/').normalize('NFC');
}

async function* filesUnder(folder: string, asked: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new StarterError(
      'configuration',
      `The corpus folder "${asked}" cannot be read (${folder}): correct corpus.folders in settings.json`,
    );
  });
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path, asked);
    else if (entry.isFile()) yield path;
  }
}

async function readText(file: string): Promise<{ text: string } | { reason: string }> {
  if (!textFile.test(file))
    return { reason: 'not a text file: convert it to Markdown or plain text' };
  const { size } = await stat(file);
  if (size > largestBytes) return { reason: 'larger than 20 MB: split it' };
  const bytes = await readFile(file);
  // PostgreSQL cannot store U+0000, and no text has it.
  if (bytes.includes(0)) return { reason: 'binary: it holds NUL bytes' };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.trim() === '' ? { reason: 'empty' } : { text };
  } catch {
    return { reason: 'not UTF-8: convert it' };
  }
}
