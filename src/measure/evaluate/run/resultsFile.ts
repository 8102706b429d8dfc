import { randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { EvaluationFile } from '../../../core/evaluation/evaluationFile';

/**
 * Writes results under a name that is free: `<folder>/<name>.json`, else with a number. The file appears whole or
 * not at all, and never in the place of another.
 * @returns the file's path
 * @throws the file system's error
 */
export function writeResults(folder: string, name: string, results: EvaluationFile): string {
  mkdirSync(folder, { recursive: true });
  const part = path.join(folder, `.${randomUUID()}.part`);
  try {
    writeFileSync(part, `${JSON.stringify(results, undefined, 2)}\n`);
    for (let copy = 1; ; copy++) {
      const file = path.join(folder, `${name}${copy === 1 ? '' : `-${copy}`}.json`);
      if (tryLink(part, file)) return file;
    }
  } finally {
    rmSync(part, { force: true });
  }
}

/** A hard link is refused where the name is taken, which no rename is. */
function tryLink(part: string, file: string): boolean {
  try {
    linkSync(part, file);
    return true;
  } catch (error) {
    if (error instanceof Error && Reflect.get(error, 'code') === 'EEXIST') return false;
    throw error;
  }
}

/** A name from a prompt, a model and a time that every file system takes. */
export function resultsName(promptFile: string, model: string, at: Date): string {
  const prompt = path.basename(promptFile).replace(/(\.prompt)?\.[^.]*$/, '');
  const stamp = at.toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-');
  return [prompt, model, stamp].map(plain).join('.');
}

function plain(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').replaceAll(/^-+|-+$/g, '') || 'prompt';
}
