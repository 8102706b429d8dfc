/** A stretch of a document that is best kept whole: a sentence, a line of code, a heading. */
export interface Segment {
  /** UTF-16 code units into the document. */
  start: number;
  end: number;
  /** The headings this segment stands under, outermost first; a heading stands under itself. */
  headings: readonly string[];
  startsSection: boolean;
}

interface Block {
  kind: 'heading' | 'code' | 'prose';
  start: number;
  text: string;
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/**
 * Splits Markdown (or plain text) into segments that follow each other without gaps.
 * Headings begin sections, code blocks are split by line, everything else by sentence.
 */
export function splitSegments(text: string): Segment[] {
  const segments: Segment[] = [];
  let open: { level: number; title: string }[] = [];
  for (const { kind, start, text: content } of blocksOf(text)) {
    if (kind === 'heading') {
      const { level, title } = readHeading(content);
      open = [...open.filter((one) => one.level < level), { level, title }];
    }
    const headings = open.map((one) => one.title);
    const parts = kind === 'prose' ? sentences.segment(content) : [{ index: 0, segment: content }];
    for (const { index, segment } of parts)
      segments.push({
        start: start + index,
        end: start + index + segment.length,
        headings,
        startsSection: kind === 'heading',
      });
  }
  return segments;
}

/** Headings and lines of code one by one; prose by paragraph. Blocks follow each other without gaps. */
function* blocksOf(text: string): Generator<Block> {
  let fence: string | undefined;
  let prose: Block = { kind: 'prose', start: 0, text: '' };
  let position = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const marker = /^ {0,3}(```|~~~)/.exec(line)?.[1];
    const isCode = fence !== undefined || marker !== undefined;
    if (isCode || isHeading(line)) {
      if (prose.text !== '') yield prose;
      yield { kind: isCode ? 'code' : 'heading', start: position, text: line };
      prose = { kind: 'prose', start: position + line.length, text: '' };
      if (marker !== undefined) fence = fence === undefined ? marker : closes(fence, marker);
    } else {
      prose = { ...prose, text: prose.text + line };
      if (line.trim() === '') {
        yield prose;
        prose = { kind: 'prose', start: position + line.length, text: '' };
      }
    }
    position += line.length;
  }
  if (prose.text !== '') yield prose;
}

/** A fence is closed by its own kind only: ~~~ inside ``` is text. */
function closes(fence: string, marker: string): string | undefined {
  return fence === marker ? undefined : fence;
}

function isHeading(line: string): boolean {
  return /^ {0,3}#{1,6}[ \t]/.test(line);
}

function readHeading(line: string): { level: number; title: string } {
  const marks = line.trim().split(/[ \t]/, 1)[0] ?? '';
  const title = line
    .trim()
    .slice(marks.length)
    .trim()
    .replace(/[ \t]+#+$/, '');
  return { level: marks.length, title };
}
