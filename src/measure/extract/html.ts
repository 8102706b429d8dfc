import { Parser } from 'htmlparser2';
import { Unreadable, type Representation } from './extraction';
import { limits } from './limits';
import { TextSink } from './textSink';

const unseen: ReadonlySet<string> = new Set(['script', 'style', 'noscript', 'template', 'svg']);
/** A book's chapters repeat its title in every head. */
const unseenInChapter: ReadonlySet<string> = new Set([...unseen, 'head']);

/** `xhtml` and chapters of books (XHTML, too) let any element close itself. */
export type HtmlKind = 'page' | 'xhtml' | 'chapter';
const blocks = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr legend li main menu nav ol optgroup option p ' +
    'pre section select summary table tbody textarea tfoot thead title tr ul'
  ).split(' '),
);

const markdownMarkers: Readonly<Record<string, string>> = {
  h1: '# ',
  h2: '## ',
  h3: '### ',
  h4: '#### ',
  h5: '##### ',
  h6: '###### ',
  li: '- ',
  pre: '```\n',
};

/** The text of one page. */
export function readHtml(
  html: string,
  style: Exclude<Representation['html'], 'raw'>,
  kind: HtmlKind,
): TextSink {
  const sink = new TextSink();
  writeHtml(html, style, sink, kind);
  return sink;
}

/**
 * Writes the text of HTML: scripts and styles dropped, a line per block, a tab between cells, white space
 * kept only in `pre`, images as their alt text. Markdown adds headings, bullets, code fences and link targets.
 * @throws {Unreadable} when elements nest too deep.
 */
export function writeHtml(
  html: string,
  style: Exclude<Representation['html'], 'raw'>,
  sink: TextSink,
  kind: HtmlKind,
): void {
  const isMarkdown = style === 'markdown';
  const isXml = kind !== 'page';
  const hidden = kind === 'chapter' ? unseenInChapter : unseen;
  let depth = 0;
  let unseenDepth = 0;
  let preformattedDepth = 0;
  const linkTargets: string[] = [];
  /** Markdown's sign for the block just opened; written with its first text, so that empty blocks leave none. */
  let marker = '';

  const write = (data: string): void => {
    if (marker !== '' && /\S/.test(data)) {
      sink.write(marker);
      marker = '';
    }
    if (preformattedDepth > 0) sink.write(data);
    else sink.writeCollapsed(data);
  };

  const open = (name: string, attributes: Record<string, string>): void => {
    depth++;
    if (depth > limits.elementDepth) {
      throw new Unreadable(
        'over-limit',
        `nests elements deeper than ${limits.elementDepth} levels`,
      );
    }
    if (hidden.has(name)) unseenDepth++;
    if (unseenDepth > 0) return;
    if (name === 'td' || name === 'th') sink.separate('cell');
    else if (blocks.has(name))
      sink.separate(name === 'tr' || name === 'table' ? 'line' : 'paragraph');
    if (name === 'pre') preformattedDepth++;
    if (name === 'img' && attributes['alt']) write(attributes['alt']);
    if (!isMarkdown) return;
    marker = markdownMarkers[name] ?? marker;
    if (name !== 'a') return;
    const target = linkTarget(attributes['href']);
    linkTargets.push(target);
    if (target !== '') write('[');
  };

  const close = (name: string): void => {
    depth--;
    if (hidden.has(name)) unseenDepth--;
    if (unseenDepth > 0) return;
    const target = name === 'a' ? linkTargets.pop() : undefined;
    if (target) write(`](${target})`);
    if (isMarkdown && name === 'pre' && marker === '') sink.write('\n```');
    if (name in markdownMarkers) marker = '';
    if (name === 'pre') preformattedDepth--;
    if (name === 'td' || name === 'th') sink.separate('cell');
    else if (blocks.has(name))
      sink.separate(name === 'tr' || name === 'table' ? 'line' : 'paragraph');
  };

  const text = (data: string): void => {
    if (unseenDepth === 0) write(data);
  };

  const parser = new Parser(
    { onopentag: open, onclosetag: close, ontext: text },
    { recognizeSelfClosing: isXml, recognizeCDATA: isXml },
  );
  parser.end(html);
}

/** The target a Markdown link keeps: inlined data and in-page anchors carry no knowledge. */
function linkTarget(href = ''): string {
  return /^(data:|javascript:|#)/i.test(href.trim()) ? '' : href.trim();
}

/** The encoding an HTML or XML document declares for itself in its first bytes. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 1024));
  return (
    /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(start)?.[1] ??
    /^<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/.exec(start)?.[1]
  );
}
