import type { OnProgress } from './extraction';
import { mainPart, relationshipsOf } from './officePackage';
import { writeOfficeText } from './officeText';
import { TextSink } from './textSink';
import type { ZipArchive } from './zip';

export const docxAssumption =
  'Word document as plain text with notes and alt text; headers, footers, comments left out';

/** The text of a Word document: the body, then its footnotes and endnotes. */
export function readDocx(archive: ZipArchive, onProgress: OnProgress): TextSink {
  const main = mainPart(archive) ?? 'word/document.xml';
  const notes = relationshipsOf(archive, main)
    .filter(({ type, path }) => (type === 'footnotes' || type === 'endnotes') && archive.has(path))
    .map(({ path }) => path);
  const sink = new TextSink();
  const parts = [main, ...notes];
  parts.forEach((path, index) => {
    writeOfficeText(archive, path, sink);
    sink.separate('line');
    onProgress({ unit: 'part', done: index + 1, total: parts.length });
  });
  return sink;
}
