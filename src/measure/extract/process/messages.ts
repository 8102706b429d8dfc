import * as z from 'zod/mini';
import { limits } from '../limits';

/** Kept in step with the types of extraction.ts by the compiler: a missing member fails where it is parsed. */
const format = z.enum([
  'text',
  'markdown',
  'mdx',
  'restructuredtext',
  'asciidoc',
  'org',
  'latex',
  'csv',
  'json',
  'yaml',
  'xml',
  'source',
  'html',
  'notebook',
  'pdf',
  'docx',
  'pptx',
  'xlsx',
  'odt',
  'ods',
  'odp',
  'epub',
  'other',
]);

const skipCode = z.enum([
  'empty',
  'no-text',
  'scanned',
  'encrypted',
  'damaged',
  'unsupported-format',
  'unsupported-encoding',
  'archive',
  'image',
  'audio-video',
  'font',
  'binary',
  'over-limit',
  'timed-out',
  'out-of-memory',
  'unreadable',
]);

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const count = z.int().check(z.gte(0));

/** What the extension asks of the reading process: one document at a time. */
export const request = z.object({
  /** A file to read itself, or the bytes of one that lies elsewhere. */
  source: z.union([z.object({ path: z.string() }), z.object({ bytes })]),
  container: z.enum(['pdf', 'zip', 'compound-file']),
  format,
  representation: z.object({
    html: z.enum(['plain', 'markdown', 'raw']),
    sheets: z.enum(['tsv', 'markdown']),
    notebooks: z.enum(['source', 'source-and-outputs']),
  }),
});
export type Request = z.infer<typeof request>;

/** What the reading process answers: progress, then a reason, or the text's size followed by its pieces. */
export const answer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('progress'),
    unit: z.enum(['page', 'slide', 'sheet', 'chapter', 'part']),
    done: count,
    total: count,
  }),
  z.object({
    kind: z.literal('skipped'),
    format,
    reason: z.object({ code: skipCode, sentence: z.string() }),
    residentBytes: count,
  }),
  z.object({
    kind: z.literal('text'),
    format,
    textBytes: count.check(z.lte(limits.textBytes)),
    assumptions: z.array(z.string()),
    residentBytes: count,
  }),
  z.object({ kind: z.literal('piece'), bytes }),
]);
export type Answer = z.infer<typeof answer>;
