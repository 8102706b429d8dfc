import type { TextSink } from './textSink';
import { readXml, type Attributes } from './xml';
import type { ZipArchive } from './zip';

/**
 * Elements whose content the reader of a document does not see: the fallback copy of a drawing that was
 * already read, text moved elsewhere, and fields that print a slide's own number.
 */
const unseen = new Set(['Fallback', 'moveFrom']);
/** Properties hold no text, but elements named like text (`tab`). */
const properties = new Set(['pPr', 'rPr', 'sectPr', 'tblPr']);

/**
 * Writes the text of a WordprocessingML or DrawingML part: a line per paragraph, a tab between table cells,
 * pictures as their alt text. Deleted text never appears: it lies in `delText`, not in `t`.
 */
export function writeOfficeText(archive: ZipArchive, path: string, sink: TextSink): void {
  let unseenDepth = 0;
  let textDepth = 0;
  const isUnseen = (name: string, attributes?: Attributes): boolean =>
    unseen.has(name) ||
    properties.has(name) ||
    (name === 'fld' && attributes?.['type'] === 'slidenum');
  const opened: boolean[] = [];
  let description = '';

  const writeAltText = (attributes: Attributes): void => {
    const next = attributes['descr']?.trim() ?? '';
    // Word states a picture's description twice: for its frame and for the picture in it.
    if (next === '' || next === description) return;
    description = next;
    sink.separate('space');
    sink.write(description);
    sink.separate('paragraph');
  };

  readXml(archive, path, {
    open(name, attributes) {
      const hides = isUnseen(name, attributes);
      opened.push(hides);
      if (hides) unseenDepth++;
      if (unseenDepth > 0) return;
      if (name === 't') textDepth++;
      else if (name === 'tab') sink.write('\t');
      else if (name === 'br' || name === 'cr') sink.separate('line');
      else if (name === 'noBreakHyphen') sink.write('-');
      else if (name === 'tbl' || name === 'tr') sink.separate('line');
      else if (name === 'docPr' || name === 'cNvPr') writeAltText(attributes);
    },
    text(data) {
      if (textDepth > 0 && unseenDepth === 0) sink.write(data);
    },
    close(name) {
      const hides = opened.pop() === true;
      if (hides) unseenDepth--;
      if (hides || unseenDepth > 0) return;
      if (name === 't') textDepth--;
      else if (name === 'p') sink.separate('paragraph');
      else if (name === 'tc') sink.separate('cell');
      else if (name === 'tr' || name === 'tbl') sink.separate('line');
    },
  });
}
