import { Unreadable, type OnProgress } from './extraction';
import { writeHtml } from './html';
import { resolvePath } from './resolvePath';
import { TextSink } from './textSink';
import { readXml } from './xml';
import type { ZipArchive } from './zip';

/** Encryption that only obfuscates embedded fonts (EPUB 3.3, section 4.3; Adobe's older scheme). */
const fontObfuscation = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
]);

/**
 * The text of an e-book in reading order. Chapters that the book itself calls non-linear are left out, and a
 * file that the spine lists several times (once per anchor) counts once.
 * @throws {Unreadable} when the book is protected or its package is broken.
 */
export function readEpub(
  archive: ZipArchive,
  style: 'plain' | 'markdown',
  onProgress: OnProgress,
): TextSink {
  refuseProtected(archive);
  const chapters = chapterPaths(archive, packagePath(archive));
  const sink = new TextSink();
  chapters.forEach((path, index) => {
    writeHtml(archive.text(path) ?? '', style, sink, 'chapter');
    sink.separate('line');
    onProgress({ unit: 'chapter', done: index + 1, total: chapters.length });
  });
  return sink;
}

function refuseProtected(archive: ZipArchive): void {
  const path = 'META-INF/encryption.xml';
  if (!archive.has(path)) return;
  readXml(archive, path, {
    open(name, attributes) {
      const algorithm = attributes['Algorithm'];
      if (
        name === 'EncryptionMethod' &&
        algorithm !== undefined &&
        !fontObfuscation.has(algorithm)
      ) {
        throw new Unreadable('encrypted', 'protected by DRM');
      }
    },
  });
}

function packagePath(archive: ZipArchive): string {
  let path: string | undefined;
  readXml(archive, 'META-INF/container.xml', {
    open(name, attributes) {
      if (name === 'rootfile') path ??= attributes['full-path'];
    },
  });
  if (path === undefined)
    throw new Unreadable('damaged', 'damaged: its container names no package');
  return path;
}

function chapterPaths(archive: ZipArchive, packageFile: string): readonly string[] {
  const folder = packageFile.slice(0, packageFile.lastIndexOf('/') + 1);
  const pathById = new Map<string, string>();
  const paths = new Set<string>();
  readXml(archive, packageFile, {
    open(name, attributes) {
      if (name === 'item' && /html|xml/.test(attributes['media-type'] ?? '')) {
        pathById.set(attributes['id'] ?? '', resolvePath(folder, fileOf(attributes['href'] ?? '')));
      } else if (name === 'itemref' && attributes['linear'] !== 'no') {
        const path = pathById.get(attributes['idref'] ?? '');
        if (path !== undefined && archive.has(path)) paths.add(path);
      }
    },
  });
  return [...paths];
}

/** The file of a link, without its anchor; a percent sign that escapes nothing stays. */
function fileOf(href: string): string {
  const file = href.replace(/#.*$/, '');
  try {
    return decodeURIComponent(file);
  } catch {
    return file;
  }
}
