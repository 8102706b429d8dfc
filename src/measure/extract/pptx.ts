import type { OnProgress } from './extraction';
import { mainPart, relationshipsOf } from './officePackage';
import { writeOfficeText } from './officeText';
import { TextSink } from './textSink';
import { attribute, readXml } from './xml';
import type { ZipArchive } from './zip';

export const pptxAssumption =
  'slides as plain text with alt text and speaker notes; charts left out';

/** The text of a presentation: its slides in order, each followed by its speaker notes. */
export function readPptx(archive: ZipArchive, onProgress: OnProgress): TextSink {
  const main = mainPart(archive) ?? 'ppt/presentation.xml';
  const slides = slidePaths(archive, main);
  const sink = new TextSink();
  slides.forEach((slide, index) => {
    writeOfficeText(archive, slide, sink);
    sink.separate('line');
    const notes = relationshipsOf(archive, slide).find(({ type }) => type === 'notesSlide')?.path;
    if (notes !== undefined && archive.has(notes)) writeOfficeText(archive, notes, sink);
    sink.separate('line');
    onProgress({ unit: 'slide', done: index + 1, total: slides.length });
  });
  return sink;
}

function slidePaths(archive: ZipArchive, main: string): readonly string[] {
  const pathById = new Map(relationshipsOf(archive, main).map(({ id, path }) => [id, path]));
  const paths: string[] = [];
  readXml(archive, main, {
    open(name, attributes) {
      if (name !== 'sldId') return;
      // `id` alone is the slide's number; the relationship is the attribute of the same name with a prefix.
      const { id, ...prefixed } = attributes;
      const path = pathById.get(attribute(prefixed, 'id') ?? id ?? '');
      if (path !== undefined && archive.has(path)) paths.push(path);
    },
  });
  return paths;
}
