import { describeDuplicates } from '../../core/corpus/duplicatesText';
import type { Fit, FitVerdict } from '../../core/corpus/fit';
import type { CorpusReport } from '../../core/corpus/report';
import { placeName, secretName } from '../../core/corpus/secrets';
import { skipLabel } from '../../core/corpus/skipLabel';
import { oneLine } from './oneLine';

const shownParts = 5;
const shownModels = 4;
const shownSecrets = 5;

/** A scan for a model: exact totals, the fit by verdict, the largest parts, and what is not in the numbers. */
export function scanText(
  folders: readonly string[],
  report: CorpusReport,
  models: readonly string[],
): string {
  const { totals, encoding, reserved, largestFolders, largestFiles, skipped, secrets } = report;
  const parts = largestFolders.length > 0 ? largestFolders : largestFiles;
  const chunks = report.chunkPlans.find(({ chunkTokens }) => chunkTokens === 500);
  return [
    `${folders.join(', ')}: ${number(totals.tokens)} tokens (exact, ${encoding}), ${number(totals.files)} files, ${number(totals.bytes)} bytes; ${number(totals.skipped)} skipped, ${number(totals.excluded)} excluded.`,
    ...(totals.files === 0 ? ['Nothing was counted: check the folder and what excludes it.'] : []),
    `Context windows, ${number(reserved.prompt)} + ${number(reserved.answer)} tokens kept free for prompt and answer:`,
    ...[...new Set(models)].flatMap((id) =>
      report.fit.filter(({ model }) => model.id === id).map(describeFit),
    ),
    ...(['fits', 'too close to call', 'does not fit'] as const).flatMap((verdict) =>
      describeVerdict(report.fit, verdict),
    ),
    ...(parts.length === 0
      ? []
      : [
          `Largest: ${parts
            .slice(0, shownParts)
            .map((part) => `${oneLine(part.path, 80)} ${number(part.tokens)}`)
            .join(', ')}.`,
        ]),
    ...(chunks && totals.tokens > 0
      ? [
          `Cut into 500 tokens with 50 overlap: ${number(chunks.chunks)} chunks, ${number(chunks.embeddingTokens)} tokens to embed.`,
        ]
      : []),
    ...(report.duplicates
      ? [describeDuplicates(report.duplicates).join(' ') || 'No duplicates.']
      : []),
    ...(secrets.count > 0
      ? [
          `${number(secrets.count)} places look like secrets, keep them out of a corpus: ${secrets.places
            .slice(0, shownSecrets)
            .map(
              (place) => `${oneLine(placeName(place.path, place), 80)} (${secretName(place.kind)})`,
            )
            .join(', ')}.`,
        ]
      : []),
    ...(skipped.length > 0
      ? [
          `Not counted: ${skipped
            .slice(0, shownParts)
            .map(
              ({ count, code, examples }) =>
                `${number(count)} × ${skipLabel(code)}${examples[0] ? ` (${oneLine(examples[0].path, 80)})` : ''}`,
            )
            .join('; ')}.`,
        ]
      : []),
    ...(report.assumptions.length > 0
      ? [
          `Assumed: ${report.assumptions
            .slice(0, shownParts)
            .map(({ phrase, files }) => `${oneLine(phrase, 80)} (${number(files)})`)
            .join('; ')}.`,
        ]
      : []),
  ].join('\n');
}

function describeFit({ model, corpus, usableTokens, verdict }: Fit): string {
  const tokens =
    corpus.method === 'exact'
      ? number(corpus.likely)
      : `${number(corpus.low)}–${number(corpus.high)} (${corpus.method})`;
  return `- ${model.id}: ${verdict}, ${tokens} of ${number(usableTokens)} usable.`;
}

/** How many models say so, and those nearest to saying otherwise. */
function describeVerdict(fits: readonly Fit[], verdict: FitVerdict): string[] {
  const own = fits.filter((fit) => fit.verdict === verdict);
  if (own.length === 0) return [];
  // Sorted roomiest first: of those that fit the last is the nearest, of those that do not the first.
  const nearest =
    verdict === 'fits' ? own.slice(-shownModels).reverse() : own.slice(0, shownModels);
  const names = nearest.map(({ model, usableTokens }) => `${model.id} ${number(usableTokens)}`);
  const which = verdict === 'fits' ? 'smallest usable' : 'largest usable';
  return [`- ${verdict}: ${own.length} of ${fits.length} models; ${which}: ${names.join(', ')}.`];
}

/** The same in every locale. */
function number(value: number): string {
  return value.toLocaleString('en-US');
}
