import type { OnProgress, Representation } from './extraction';
import { formatStoredNumber, numberKind, type DateSystem, type NumberKind } from './excelNumber';
import { mainPart, relationshipsOf } from './officePackage';
import { SheetWriter } from './sheetWriter';
import { TextSink } from './textSink';
import { attribute, readXml } from './xml';
import type { ZipArchive } from './zip';

interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly path: string }[];
  readonly sharedStrings: readonly string[];
  /** By the cell's style index. */
  readonly numberKinds: readonly NumberKind[];
  readonly dateSystem: DateSystem;
}

/** The filled cells of a workbook, sheet by sheet, formulas as their last result. */
export function readXlsx(
  archive: ZipArchive,
  style: Representation['sheets'],
  onProgress: OnProgress,
): TextSink {
  const workbook = readWorkbook(archive);
  const sink = new TextSink();
  const writer = new SheetWriter(sink, style);
  workbook.sheets.forEach(({ name, path }, index) => {
    writer.startSheet(name);
    writeSheet(archive, path, workbook, writer);
    onProgress({ unit: 'sheet', done: index + 1, total: workbook.sheets.length });
  });
  return writer.hasCells ? sink : new TextSink();
}

function readWorkbook(archive: ZipArchive): Workbook {
  const main = mainPart(archive) ?? 'xl/workbook.xml';
  const parts = relationshipsOf(archive, main);
  const pathById = new Map(parts.map(({ id, path }) => [id, path]));
  const pathOfType = (wanted: string): string | undefined =>
    parts.find(({ type, path }) => type === wanted && archive.has(path))?.path;
  const sheets: { name: string; path: string }[] = [];
  let dateSystem: DateSystem = 1900;
  readXml(archive, main, {
    open(name, attributes) {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? ''))
        dateSystem = 1904;
      const path = name === 'sheet' ? pathById.get(attribute(attributes, 'id') ?? '') : undefined;
      if (path !== undefined && archive.has(path))
        sheets.push({ name: attributes['name'] ?? '', path });
    },
  });
  const strings = pathOfType('sharedStrings');
  const styles = pathOfType('styles');
  return {
    sheets,
    sharedStrings: strings === undefined ? [] : readSharedStrings(archive, strings),
    numberKinds: styles === undefined ? [] : readNumberKinds(archive, styles),
    dateSystem,
  };
}

function readSharedStrings(archive: ZipArchive, path: string): readonly string[] {
  const strings: string[] = [];
  let current = '';
  let isText = false;
  let isPhonetic = false;
  readXml(archive, path, {
    open(name) {
      if (name === 'si') current = '';
      else if (name === 't') isText = true;
      else if (name === 'rPh') isPhonetic = true;
    },
    text(data) {
      if (isText && !isPhonetic) current += data;
    },
    close(name) {
      if (name === 'si') strings.push(current);
      else if (name === 't') isText = false;
      else if (name === 'rPh') isPhonetic = false;
    },
  });
  return strings;
}

function readNumberKinds(archive: ZipArchive, path: string): readonly NumberKind[] {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let isCellFormats = false;
  readXml(archive, path, {
    open(name, attributes) {
      const formatId = Number(attributes['numFmtId'] ?? 0);
      if (name === 'numFmt') codes.set(formatId, attributes['formatCode'] ?? '');
      else if (name === 'cellXfs') isCellFormats = true;
      else if (name === 'xf' && isCellFormats)
        kinds.push(numberKind(formatId, codes.get(formatId)));
    },
    close(name) {
      if (name === 'cellXfs') isCellFormats = false;
    },
  });
  return kinds;
}

/** Writes one sheet. Only cells that are there count, never the stated size. */
function writeSheet(
  archive: ZipArchive,
  path: string,
  workbook: Workbook,
  writer: SheetWriter,
): void {
  let column = -1;
  let type: string | undefined;
  let styleIndex = 0;
  let value = '';
  let isValue = false;

  const shown = (): string => {
    if (type === 's') return workbook.sharedStrings[Number(value)] ?? '';
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type !== undefined && type !== 'n') return value;
    return formatStoredNumber(
      value,
      workbook.numberKinds[styleIndex] ?? 'number',
      workbook.dateSystem,
    );
  };

  readXml(archive, path, {
    open(name, attributes) {
      if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1;
        type = attributes['t'];
        styleIndex = Number(attributes['s'] ?? 0);
        value = '';
      } else if (name === 'v' || name === 't') isValue = true;
    },
    text(data) {
      if (isValue) value += data;
    },
    close(name) {
      if (name === 'v' || name === 't') isValue = false;
      else if (name === 'row') {
        writer.endRow();
        column = -1;
      } else if (name === 'c' && value !== '') {
        writer.cell(column, shown());
      }
    },
  });
}

/** The column of a cell reference such as `AB12`, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
