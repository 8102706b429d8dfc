import { describeDuplicates } from './duplicatesText';
import type { Fit } from './fit';
import type { CorpusReport } from './report';
import { placeName, secretName } from './secrets';
import { skipLabel } from './skipLabel';

const listedParts = 10;

/** A corpus report for a terminal: plain text, aligned columns. */
export function reportToText(folders: readonly string[], report: CorpusReport): string {
  const { totals, encoding, reserved } = report;
  const lines = [
    `${folders.join(', ')}: ${number(totals.tokens)} tokens (exact, ${encoding}) in ${number(totals.files)} files`,
    `${number(totals.skipped)} files skipped, ${number(totals.excluded)} files or folders excluded`,
    '',
    `Context windows, with ${number(reserved.prompt)} tokens reserved for the prompt and ${number(reserved.answer)} for the answer:`,
    ...align([['model', 'window', 'corpus', 'verdict'], ...report.fit.map(describeFit)], [1, 2]),
  ];
  if (report.largestFolders.length > 0) {
    const rows = report.largestFolders
      .slice(0, listedParts)
      .map(({ tokens, path }) => [number(tokens), path]);
    lines.push('', 'Largest folders:', ...align(rows, [0]));
  }
  if (report.largestFiles.length > 0) {
    const rows = report.largestFiles
      .slice(0, listedParts)
      .map(({ tokens, path }) => [number(tokens), path]);
    lines.push('', 'Largest files:', ...align(rows, [0]));
  }
  if (totals.tokens > 0) {
    const rows = report.chunkPlans.map(
      ({ chunkTokens, overlapTokens, chunks, embeddingTokens, storage }) => [
        ...[chunkTokens, overlapTokens, chunks, embeddingTokens].map(number),
        ...storage.map(({ bytes }) => `${number(Math.ceil(bytes / 1e5) / 10)} MB`),
      ],
    );
    const dimensions = report.chunkPlans[0]?.storage.map((storage) => storage.dimensions) ?? [];
    const head = [
      ...['chunk', 'overlap', 'chunks', 'tokens to embed'],
      ...dimensions.map((count) => `${number(count)} dim.`),
    ];
    lines.push('', 'Cut into chunks:', ...align([head, ...rows], [0, 1, 2, 3, 4, 5, 6]));
  }
  if (report.duplicates && report.duplicates.exact.files + report.duplicates.near.files > 0) {
    const { exact, near } = report.duplicates;
    const rows = [...exact.groups.slice(0, listedParts), ...near.groups.slice(0, listedParts)].map(
      ({ tokensSaved, paths }) => [number(tokensSaved), nameGroup(paths)],
    );
    lines.push('', 'Duplicates:', ...align(rows, [0]), ...describeDuplicates(report.duplicates));
  }
  if (report.secrets.count > 0) {
    const rows = report.secrets.places
      .slice(0, listedParts)
      .map((place) => [placeName(place.path, place), secretName(place.kind)]);
    lines.push('', `${number(report.secrets.count)} places look like secrets:`, ...align(rows, []));
  }
  if (report.skipped.length > 0) {
    lines.push(
      '',
      'Skipped:',
      ...align(
        report.skipped.map(({ count, code }) => [number(count), skipLabel(code)]),
        [0],
      ),
    );
  }
  return lines.join('\n');
}

function nameGroup([first = '', second = '', ...others]: readonly string[]): string {
  return `${first} = ${second}${others.length > 0 ? ` and ${number(others.length)} more` : ''}`;
}

function describeFit({ model, corpus, verdict }: Fit): string[] {
  const tokens =
    corpus.method === 'exact'
      ? number(corpus.likely)
      : `${number(corpus.low)} to ${number(corpus.high)} (${corpus.method})`;
  return [model.id, number(model.contextWindow.value), tokens, verdict];
}

/**
 * Pads each column to its widest cell; the named columns are aligned right, as numbers are. Each row is one line: a
 * file's name with a line end in it must not pose as another.
 */
function align(
  unsafeRows: readonly (readonly string[])[],
  rightAligned: readonly number[],
): string[] {
  const rows = unsafeRows.map((row) => row.map((cell) => cell.replaceAll(/[\r\n]/g, '\u2424')));
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, column) => Math.max(widest[column] ?? 0, cell.length)),
    [],
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return rightAligned.includes(column) ? cell.padStart(width) : cell.padEnd(width);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

/** The same in every locale: scripts read what people read. */
function number(value: number): string {
  return value.toLocaleString('en-US');
}
