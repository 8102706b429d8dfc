import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before } from 'mocha';
import { summarizeUsage } from '../../../src/core/usage/usageSummary';
import { readUsage } from '../../../src/measure/usage/readUsage';

/** A scratch folder for the tests of a suite: writes exports there, and reads them. */
export function useExports() {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'ockham-usage-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, content: string | Uint8Array): string => {
    const file = path.join(folder, name);
    writeFileSync(file, content);
    return file;
  };
  const read = async (name: string, content: string | Uint8Array) => {
    const { files, tally } = await readUsage([write(name, content)]);
    const [file] = files;
    assert.ok(file);
    return { file, summary: summarizeUsage(tally) };
  };
  return { write, read };
}

export const lines = (...rows: readonly string[]): string => `${rows.join('\n')}\n`;
