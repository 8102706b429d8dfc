/* eslint-disable no-control-regex -- signatures are bytes, control characters included */
import type { DocumentFormat, PlainFormat, SkipCode, SkippedDocument } from './extraction';
import { packedExtensions } from './packedExtensions';

/** The outer shell of a packed document; what it holds is known only once it is opened. */
export type Container = 'pdf' | 'zip' | 'compound-file';

export type Detection =
  | { readonly kind: 'plain'; readonly format: PlainFormat }
  | { readonly kind: 'packed'; readonly container: Container; readonly format: DocumentFormat }
  | SkippedDocument;

const plainFormats: Record<Exclude<PlainFormat, 'text'>, string> = {
  markdown: 'md markdown mdown mkd',
  mdx: 'mdx',
  restructuredtext: 'rst rest',
  asciidoc: 'adoc asciidoc asc',
  org: 'org',
  latex: 'tex latex sty cls bib',
  csv: 'csv tsv',
  json: 'json jsonl ndjson jsonc json5 geojson',
  yaml: 'yaml yml',
  xml: 'xml xsd xsl xslt svg rss atom opml plist resx fodt fods fodp',
  html: 'html htm xhtml xht',
  notebook: 'ipynb',
  source:
    'ts tsx mts cts js jsx mjs cjs py pyi rb go rs java kt kts scala c h cc cpp cxx hpp hh cs fs fsx vb ' +
    'swift m mm php pl pm r jl lua sh bash zsh fish ps1 psm1 bat cmd sql graphql proto dart ex exs erl hrl ' +
    'hs lhs clj cljs cljc elm ml mli nim zig sol v sv vhd asm s css scss sass less vue svelte astro tf hcl ' +
    'gradle groovy cmake mk',
};

const formatByExtension = new Map<string, PlainFormat>();
for (const [format, extensions] of Object.entries(plainFormats) as [PlainFormat, string][]) {
  for (const extension of extensions.split(' ')) formatByExtension.set(extension, format);
}

const archiveExtensions = new Set('zip jar war vsix whl apk nupkg crx xpi kmz egg aar'.split(' '));

interface Signature {
  /** Matched against the first bytes, one character per byte. */
  readonly pattern: RegExp;
  readonly code: SkipCode;
  readonly sentence: string;
}

const image = 'an image; its text would need OCR';
const archive = 'an archive; its contents are not counted';
const media = 'audio or video';

const signatures: readonly Signature[] = [
  { pattern: /^\x89PNG\r\n/, code: 'image', sentence: image },
  { pattern: /^\xff\xd8\xff/, code: 'image', sentence: image },
  { pattern: /^GIF8[79]a/, code: 'image', sentence: image },
  { pattern: /^BM.{4}\0{4}/s, code: 'image', sentence: image },
  { pattern: /^(II\*\0|MM\0\*|8BPS\0|\0\0\x01\0)/, code: 'image', sentence: image },
  { pattern: /^RIFF.{4}WEBP/s, code: 'image', sentence: image },
  { pattern: /^.{4}ftyp(avif|heic|heix|mif1)/s, code: 'image', sentence: image },
  {
    pattern: /^(.{4}ftyp|RIFF.{4}(WAVE|AVI )|OggS\0|fLaC\0|ID3[\x02-\x04])/s,
    code: 'audio-video',
    sentence: media,
  },
  {
    pattern: /^(\x1aE\xdf\xa3|\xff[\xfb\xf3\xf2\xf1\xf9]|\0\0\x01[\xba\xb3]|FLV\x01)/,
    code: 'audio-video',
    sentence: media,
  },
  { pattern: /^(wOFF|wOF2|OTTO|\0\x01\0\0)[\0-\x1f]|^ttcf\0/, code: 'font', sentence: 'a font' },
  { pattern: /^\x1f\x8b\x08/, code: 'archive', sentence: archive },
  {
    pattern: /^(BZh[1-9]1AY&SY|\xfd7zXZ\0|7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\x28\xb5\x2f\xfd)/,
    code: 'archive',
    sentence: archive,
  },
  { pattern: /^.{257}ustar/s, code: 'archive', sentence: archive },
  {
    pattern: /^\{\\rtf/,
    code: 'unsupported-format',
    sentence: 'RTF is not read; save it as .docx or .odt',
  },
  {
    pattern: /^%!PS/,
    code: 'unsupported-format',
    sentence: 'PostScript is not read; save it as PDF',
  },
];

/** The two characters that signatures begin with which could begin a text, too; the others begin with bytes that could not. */
const textualOpenings = new Set(
  'GI BM II MM 8B RI Og fL ID FL wO OT tt BZ 7z Ra PK {\\ %! %P'.split(' '),
);
const tarPlace = 257;

/** False only where no signature can match: tells nearly all texts from the rest at no cost. */
function mayCarrySignature(head: Uint8Array): boolean {
  const [first = 0, second = 0] = head;
  return (
    first < 0x09 ||
    first === 0x1a ||
    first === 0x1f ||
    first === 0x28 ||
    (first >= 0x80 && first !== 0xef) ||
    textualOpenings.has(String.fromCharCode(first, second)) ||
    holds(head, 4, 'ftyp') ||
    holds(head, tarPlace, 'ustar')
  );
}

function holds(head: Uint8Array, place: number, characters: string): boolean {
  for (let at = 0; at < characters.length; at++) {
    if (head[place + at] !== characters.charCodeAt(at)) return false;
  }
  return true;
}

/** Where the last signature ends: that of a tar archive. */
const signatureBytes = 262;
/** How many of a file's first bytes tell its format. */
export const headBytes = 1024;

/**
 * What a file is, by its first bytes and only then by its name.
 * @param head the file's first bytes: `headBytes` of them or more, or all of it.
 * @param name the file's name or path; only the extension matters.
 */
export function detectFormat(head: Uint8Array, name: string): Detection {
  const extension = extensionOf(name);
  const claimed = packedExtensions.get(extension);
  const skip = (code: SkipCode, sentence: string): SkippedDocument => ({
    kind: 'skipped',
    format: claimed ?? formatByExtension.get(extension) ?? 'other',
    reason: { code, sentence },
  });
  if (head.length === 0) return skip('empty', 'empty: 0 bytes');
  const plain = formatByExtension.get(extension);
  if (plain && !mayCarrySignature(head)) return { kind: 'plain', format: plain };
  // Spreading so many arguments takes ten times as long.
  const start = charactersOf(head.subarray(0, signatureBytes));
  const longStart = (): string => charactersOf(head.subarray(0, headBytes));

  if (start.startsWith('%PDF-') || (extension === 'pdf' && longStart().includes('%PDF-'))) {
    return { kind: 'packed', container: 'pdf', format: 'pdf' };
  }
  if (/^PK(\x03\x04|\x05\x06)/.test(start)) {
    if (archiveExtensions.has(extension)) return skip('archive', archive);
    return { kind: 'packed', container: 'zip', format: claimed ?? 'other' };
  }
  if (start.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) {
    return { kind: 'packed', container: 'compound-file', format: claimed ?? 'other' };
  }
  const signature = signatures.find(({ pattern }) => pattern.test(start));
  if (signature) return skip(signature.code, signature.sentence);

  if (plain) return { kind: 'plain', format: plain };
  if (looksLikeHtml(longStart())) return { kind: 'plain', format: 'html' };
  if (claimed)
    return skip('damaged', `named .${extension}, but its content is none: damaged, or renamed`);
  if (extension === 'eml' || extension === 'mbox') {
    return skip('unsupported-format', 'e-mail is not read');
  }
  return { kind: 'plain', format: 'text' };
}

function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

/** One character per byte. */
function charactersOf(bytes: Uint8Array): string {
  return String(Reflect.apply(String.fromCharCode, undefined, bytes));
}

function looksLikeHtml(start: string): boolean {
  return /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*<(!doctype html|html)[\s>]/i.test(
    start,
  );
}
