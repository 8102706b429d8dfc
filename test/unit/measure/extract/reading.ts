import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { detectFormat } from '../../../../src/measure/extract/detectFormat';
import {
  defaultRepresentation,
  type Extraction,
  type Representation,
} from '../../../../src/measure/extract/extraction';
import { extractPacked } from '../../../../src/measure/extract/extractPacked';
import { extractPlain } from '../../../../src/measure/extract/extractPlain';

/** Extracts in this process: for documents that are known to behave. */
export async function extractInProcess(
  bytes: Uint8Array,
  name: string,
  representation: Partial<Representation> = {},
): Promise<Extraction> {
  const detection = detectFormat(bytes, name);
  const chosen = { ...defaultRepresentation, ...representation };
  switch (detection.kind) {
    case 'skipped':
      return detection;
    case 'plain':
      return extractPlain(bytes, detection.format, chosen);
    case 'packed':
      return extractPacked(
        { bytes, container: detection.container, format: detection.format },
        {
          representation: chosen,
          readCMap: () => Promise.reject(new Error('no CMaps in this test')),
          onProgress: () => undefined,
        },
      );
  }
}

export function textOf(extraction: Extraction): string {
  assert.equal(
    extraction.kind,
    'text',
    extraction.kind === 'skipped' ? extraction.reason.sentence : '',
  );
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(extraction.text);
}

export function skipCodeOf(extraction: Extraction): string {
  return extraction.kind === 'skipped' ? extraction.reason.code : 'not skipped';
}

/** The built child process; the build writes it, so a missing one fails with what to do. */
export function builtProcess(): string {
  const file = 'dist/extractProcess.js';
  if (!existsSync(file)) throw new Error(`${file} is missing: run \`npm run build\` first.`);
  return file;
}
