import type { DuplicateGroup } from './duplicates';
import { describeDuplicates } from './duplicatesText';
import type { Fit } from './fit';
import type { CorpusReport } from './report';
import { placeName, secretName } from './secrets';
import { skipLabel } from './skipLabel';

const listedParts = 10;

/** A corpus report as Markdown, to paste into an issue or a document. */
export function reportToMarkdown(folders: readonly string[], report: CorpusReport): string {
  const { totals, encoding, reserved } = report;
  const room = `${formatNumber(reserved.prompt)} tokens for the prompt and ${formatNumber(reserved.answer)} for the answer`;
  return [
    `# Tokens in ${folders.map(escapeMarkdown).join(', ')}`,
    `${formatNumber(totals.tokens)} tokens (exact, ${encoding}) in ${formatNumber(totals.files)} files; ${formatNumber(totals.skipped)} files skipped.`,
    '## Fit',
    `Room reserved in every context window: ${room}.`,
    table(['Model', 'Context window', 'Corpus', 'Verdict'], report.fit.map(describeFit)),
    '## Largest folders',
    table(
      ['Folder', 'Files', 'Tokens'],
      report.largestFolders
        .slice(0, listedParts)
        .map((folder) => [folder.path, formatNumber(folder.files), formatNumber(folder.tokens)]),
    ),
    '## Largest files',
    table(
      ['File', 'Tokens'],
      report.largestFiles
        .slice(0, listedParts)
        .map((file) => [file.path, formatNumber(file.tokens)]),
    ),
    ...chunkPlans(report),
    ...duplicates(report),
    ...secrets(report),
    ...(report.skipped.length === 0
      ? []
      : [
          '## Skipped',
          table(
            ['Reason', 'Files'],
            report.skipped.map(({ code, count }) => [skipLabel(code), formatNumber(count)]),
          ),
        ]),
    '',
  ].join('\n\n');
}

function chunkPlans({ chunkPlans: plans, totals }: CorpusReport): string[] {
  if (totals.tokens === 0) return [];
  const dimensions = plans[0]?.storage.map((storage) => storage.dimensions) ?? [];
  return [
    '## Chunks',
    table(
      [
        'Chunk tokens',
        'Overlap',
        'Chunks',
        'Tokens to embed',
        ...dimensions.map((count) => `MB of float32 vectors, ${formatNumber(count)} dimensions`),
      ],
      plans.map(({ chunkTokens, overlapTokens, chunks, embeddingTokens, storage }) => [
        ...[chunkTokens, overlapTokens, chunks, embeddingTokens].map(formatNumber),
        ...storage.map(({ bytes }) => formatNumber(Math.ceil(bytes / 1e5) / 10)),
      ]),
    ),
  ];
}

function duplicates(report: CorpusReport): string[] {
  const kinds = report.duplicates ? [report.duplicates.exact, report.duplicates.near] : [];
  const rows = kinds.flatMap(({ groups }) => groups.slice(0, listedParts).map(describeGroup));
  if (rows.length === 0) return [];
  return [
    '## Duplicates',
    ...(report.duplicates ? describeDuplicates(report.duplicates) : []),
    table(['Keep', 'Repeated in', 'Alike', 'Tokens saved'], rows),
  ];
}

function secrets({ secrets: { count, places } }: CorpusReport): string[] {
  if (count === 0) return [];
  return [
    '## Looks like secrets',
    `${formatNumber(count)} places look like secrets. Whatever is in the corpus can reach a model and its answers.`,
    table(
      ['Place', 'Looks like'],
      places
        .slice(0, listedParts)
        .map((place) => [placeName(place.path, place), secretName(place.kind)]),
    ),
  ];
}

function describeGroup({ paths, similarity, tokensSaved }: DuplicateGroup): string[] {
  const [first = '', ...others] = paths;
  const alike = similarity === 1 ? 'equal' : `${Math.floor(similarity * 100)} %`;
  return [first, others.join(', '), alike, formatNumber(tokensSaved)];
}

function describeFit({ model, corpus, verdict }: Fit): string[] {
  const tokens =
    corpus.method === 'exact'
      ? formatNumber(corpus.likely)
      : `${formatNumber(corpus.low)} to ${formatNumber(corpus.high)} (${corpus.method})`;
  return [model.name, formatNumber(model.contextWindow.value), tokens, verdict];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** File names may hold what Markdown would read as markup or as a cell's end. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\|`*_<>[\]]/g, '\\$&').replace(/[\r\n]+/g, ' ');
}

/** The same in every locale, so that two people's reports can be compared. */
function formatNumber(value: number): string {
  return value.toLocaleString('en-US');
}
