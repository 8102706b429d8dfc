import { Unreadable, type PackedFormat } from './extraction';
import { mainPart } from './officePackage';
import type { ZipArchive } from './zip';

/** The documents that are zip archives of parts. */
export type PackageFormat = Exclude<PackedFormat, 'pdf'>;

const formatByMimeType = new Map<string, PackageFormat>([
  ['application/epub+zip', 'epub'],
  ['application/vnd.oasis.opendocument.text', 'odt'],
  ['application/vnd.oasis.opendocument.text-template', 'odt'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'ods'],
  ['application/vnd.oasis.opendocument.spreadsheet-template', 'ods'],
  ['application/vnd.oasis.opendocument.presentation', 'odp'],
  ['application/vnd.oasis.opendocument.presentation-template', 'odp'],
]);

/**
 * What a zip archive is, by its content.
 * @throws {Unreadable} when it is no document that is read.
 */
export function packageFormat(archive: ZipArchive): PackageFormat {
  const mimeType = archive.text('mimetype')?.trim();
  const declared = mimeType === undefined ? undefined : formatByMimeType.get(mimeType);
  if (declared) return declared;
  if (archive.has('META-INF/container.xml')) return 'epub';
  const main = archive.has('_rels/.rels') ? mainPart(archive) : undefined;
  const folder = (
    main ??
    archive.paths.find((path) =>
      /^(word\/document|ppt\/presentation|xl\/workbook)\.xml$/.test(path),
    )
  )?.split('/')[0];
  if (main?.endsWith('.bin'))
    throw new Unreadable('unsupported-format', 'a binary workbook (.xlsb); save it as .xlsx');
  if (folder === 'word') return 'docx';
  if (folder === 'ppt') return 'pptx';
  if (folder === 'xl') return 'xlsx';
  throw new Unreadable('archive', 'an archive; its contents are not counted');
}
