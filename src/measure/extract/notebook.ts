import * as z from 'zod/mini';
import { Unreadable, type Representation } from './extraction';
import { TextSink } from './textSink';

/** Notebook text: one string, or the lines it was split into. */
const multilineText = z.union([z.string(), z.array(z.string())]);

const output = z.object({
  text: z.optional(multilineText),
  data: z.optional(z.record(z.string(), z.unknown())),
});

const cell = z.object({
  source: z.optional(multilineText),
  input: z.optional(multilineText),
  outputs: z.optional(z.array(output)),
});

/** nbformat 4 holds cells directly, nbformat 3 in worksheets, with `input` for code. */
const notebook = z.object({
  cells: z.optional(z.array(cell)),
  worksheets: z.optional(z.array(z.object({ cells: z.array(cell) }))),
});

/**
 * The sources of a Jupyter notebook's cells; with outputs, also what they printed (never images or HTML).
 * @throws {Unreadable} when the file is not a notebook.
 */
export function readNotebook(json: string, style: Representation['notebooks']): TextSink {
  const parsed = notebook.safeParse(parseJson(json));
  const cells = parsed.data?.cells ?? parsed.data?.worksheets?.flatMap((sheet) => sheet.cells);
  if (!cells) throw new Unreadable('damaged', 'named .ipynb, but holds no notebook cells');
  const sink = new TextSink();
  for (const { source, input, outputs } of cells) {
    sink.write(joined(source ?? input));
    sink.separate('paragraph');
    if (style === 'source') continue;
    for (const { text, data } of outputs ?? []) {
      const plain = multilineText.safeParse(data?.['text/plain']);
      sink.write(joined(text ?? plain.data));
      sink.separate('paragraph');
    }
  }
  return sink;
}

function joined(text: string | readonly string[] = ''): string {
  return typeof text === 'string' ? text : text.join('');
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Unreadable('damaged', 'not valid JSON');
  }
}
