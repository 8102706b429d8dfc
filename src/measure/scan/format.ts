import path from 'node:path';

/** What a file is read as, or why it is not read. */
export type FormatVerdict =
  | { readonly kind: 'text'; readonly format: string }
  | { readonly kind: 'skipped'; readonly reason: string };

const textFormats: Readonly<Record<string, string>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdx': 'mdx',
  '.rst': 'restructuredtext',
  '.adoc': 'asciidoc',
  '.asciidoc': 'asciidoc',
  '.org': 'org',
  '.tex': 'latex',
  '.txt': 'text',
  '': 'text',
  '.html': 'html',
  '.htm': 'html',
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.xml': 'xml',
  '.ipynb': 'notebook',
};

/** Documents whose text is wrapped in a container; told by their first bytes, since names lie. */
const containers: readonly { readonly magic: string; readonly reason: string }[] = [
  { magic: '%PDF-', reason: 'PDF document' },
  { magic: 'PK\u0003\u0004', reason: 'archive or Office document' },
  { magic: '\u00d0\u00cf\u0011\u00e0', reason: 'legacy Office document' },
  { magic: '{\\rtf', reason: 'RTF document' },
];

/** Names a file's format by its extension, and refuses what holds text only inside a container. */
export function formatOf(file: string, bytes: Uint8Array): FormatVerdict {
  const start = Buffer.from(bytes.subarray(0, 8)).toString('latin1');
  const container = containers.find(({ magic }) => start.startsWith(magic));
  if (container)
    return { kind: 'skipped', reason: `${container.reason}: only plain text is counted` };
  const extension = path.extname(file).toLowerCase();
  return { kind: 'text', format: textFormats[extension] ?? extension.slice(1) };
}
