import { decodeText } from './decodeText';
import { Unreadable, type Extraction, type PlainFormat, type Representation } from './extraction';
import { declaredEncoding, readHtml } from './html';
import { limits } from './limits';
import { readNotebook } from './notebook';
import type { IsUtf8 } from './plainUtf8';
import type { TextSink } from './textSink';

/**
 * The text of a file that is text as it lies. Synchronous, and linear in the file's size, so that it can run
 * in the caller's thread.
 * @param isUtf8 `isUtf8` of node:buffer, where there is one.
 */
export function extractPlain(
  bytes: Uint8Array,
  format: PlainFormat,
  representation: Representation,
  isUtf8?: IsUtf8,
): Extraction {
  try {
    return read(bytes, format, representation, isUtf8);
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'skipped', format, reason: error.reason };
    throw error;
  }
}

function read(
  bytes: Uint8Array,
  format: PlainFormat,
  representation: Representation,
  isUtf8: IsUtf8 | undefined,
): Extraction {
  const isMarkup = format === 'html' || format === 'xml';
  const declared = isMarkup ? declaredEncoding(bytes) : undefined;
  const { utf8, assumption } = decodeText(bytes, declared, isUtf8);
  const encoding = assumption === undefined ? [] : [assumption];
  if (format === 'html' && representation.html !== 'raw') {
    const sink = readHtml(
      markupString(utf8),
      representation.html,
      isXhtml(utf8) ? 'xhtml' : 'page',
    );
    return collected(sink, format, [
      ...encoding,
      `HTML as ${representation.html === 'plain' ? 'plain text' : 'Markdown'}`,
    ]);
  }
  if (format === 'notebook') {
    const sink = readNotebook(markupString(utf8), representation.notebooks);
    const outputs =
      representation.notebooks === 'source' ? 'without outputs' : 'with printed outputs';
    return collected(sink, format, [
      ...encoding,
      `notebook as the source of its cells, ${outputs}`,
    ]);
  }
  return {
    kind: 'text',
    format,
    text: utf8,
    assumptions: format === 'html' ? [...encoding, 'HTML with its markup'] : encoding,
  };
}

function collected(
  sink: TextSink,
  format: PlainFormat,
  assumptions: readonly string[],
): Extraction {
  if (!sink.hasText) throw new Unreadable('no-text', 'holds no text');
  return { kind: 'text', format, text: sink.finish(), assumptions };
}

function markupString(utf8: Uint8Array): string {
  if (utf8.length > limits.markupBytes) {
    throw new Unreadable(
      'over-limit',
      `larger than ${limits.markupBytes >> 20} MB, too much markup to parse`,
    );
  }
  return new TextDecoder().decode(utf8);
}

function isXhtml(utf8: Uint8Array): boolean {
  return String.fromCharCode(...utf8.subarray(0, 5)) === '<?xml';
}
