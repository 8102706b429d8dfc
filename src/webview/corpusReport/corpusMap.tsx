import * as l10n from '@vscode/l10n';
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { CorpusEntry, FolderListing } from '../../core/corpus/folderListing';
import { isIncluded, isMixed, toggle, type Selection } from '../../core/corpus/selection';
import type { CorpusReportIntent, CorpusReportSnapshot } from '../../protocol/corpusReport';
import { Treemap, type Tile } from '../charts/treemap';
import { useWidth } from '../charts/useWidth';
import { formatShare, formatShort, formatWhole } from '../format';
import { Breadcrumb } from './breadcrumb';
import { SelectionBar } from './selectionBar';
import type { AskHost, ChosenReport } from './useReport';

/** A tile smaller than this is no aim for a pointer: it goes with the rest. */
const leastArea = 90;
const restId = '/rest';

/** Where the tokens are: a map to go into, on which parts can be left out. */
export function CorpusMap({
  snapshot,
  chosen: { choices, calculation, choose, isBehind },
  post,
  ask,
}: {
  readonly snapshot: CorpusReportSnapshot;
  readonly chosen: ChosenReport;
  readonly post: (intent: CorpusReportIntent) => void;
  readonly ask: AskHost;
}) {
  const [listing, setListing] = useState(snapshot.listing);
  const [cameFrom, setCameFrom] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const { ref, width } = useWidth<HTMLDivElement>();
  useLayoutEffect(() => setListing(snapshot.listing), [snapshot.listing]);
  useEffect(() => setProblem(undefined), [listing]);

  const goTo = (path: string, from = 0): void => {
    setCameFrom(listing.path);
    ask('listFolder', { path, from }).then(setListing, (error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  const up = (): void => {
    if (listing.from > 0) goTo(listing.path);
    else if (listing.path !== '') goTo(parentOf(listing.path));
  };
  const size = { width, height: width < 500 ? 300 : 420 };
  const { shown, rest } = fitInto(listing, size.width * size.height);
  const { selection } = choices;
  const total = snapshot.report.totals.tokens;
  const tiles = [
    ...shown.map((entry) => toTile(entry, selection, total)),
    ...(rest ? [restTile(rest, total)] : []),
  ];
  const open = (id: string): void => {
    if (id === restId) {
      goTo(listing.path, listing.from + shown.length);
      return;
    }
    const entry = shown.find(({ path }) => path === id);
    if (entry?.kind === 'folder') goTo(entry.path);
    else if (entry) post({ kind: 'open', path: entry.path });
  };
  return (
    <section aria-labelledby="map">
      <h2 id="map">{l10n.t('Where the tokens are')}</h2>
      <SelectionBar
        selection={selection}
        leftOutTokens={total - calculation.tokens}
        total={total}
        isBehind={isBehind}
        plan={snapshot.plan}
        ask={ask}
        onIncludeAll={() => choose({ selection: [] })}
      />
      <Breadcrumb listing={listing} total={total} onGo={goTo} />
      <div ref={ref} class="map">
        {width > 0 && (
          <Treemap
            tiles={tiles}
            size={size}
            label={
              listing.path === ''
                ? l10n.t('The whole corpus by tokens')
                : l10n.t('{0} by tokens', listing.path)
            }
            startAt={cameFrom}
            onOpen={open}
            onToggle={(path) => choose({ selection: [...toggle(selection, path)] })}
            onUp={up}
          />
        )}
      </div>
      <p class="hint keys">
        {problem ??
          l10n.t(
            'Enter opens a folder or a file, Space leaves it out or takes it in, Backspace goes up.',
          )}
      </p>
    </section>
  );
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

interface Rest {
  readonly entries: number;
  readonly tokens: number;
  readonly fileCount: number;
}

/** The entries that get a tile worth aiming at; the others are one. */
function fitInto(
  { entries, tokens, rest }: FolderListing,
  area: number,
): { readonly shown: readonly CorpusEntry[]; readonly rest: Rest | undefined } {
  const isLarge = (entry: CorpusEntry): boolean => (entry.tokens / tokens) * area >= leastArea;
  const large = entries.filter(isLarge);
  // One tile for a single small one would say less than that one itself.
  const shown = entries.length - large.length <= 1 && !rest ? entries : large;
  const small = entries.slice(shown.length);
  if (small.length === 0 && !rest) return { shown, rest: undefined };
  return {
    shown,
    rest: {
      entries: small.length + (rest?.entries ?? 0),
      tokens: sum(small, (entry) => entry.tokens) + (rest?.tokens ?? 0),
      fileCount: sum(small, (entry) => entry.fileCount) + (rest?.fileCount ?? 0),
    },
  };
}

function toTile(
  { kind, path, name, tokens, fileCount, parts }: CorpusEntry,
  selection: Selection,
  total: number,
): Tile {
  const included = isIncluded(selection, path);
  const [count, share] = [formatWhole(tokens), formatShare(tokens / total)];
  const description =
    kind === 'folder'
      ? l10n.t(
          '{0}, folder, {1} tokens, {2} of the corpus, {3} files',
          name,
          count,
          share,
          formatWhole(fileCount),
        )
      : l10n.t('{0}, file, {1} tokens, {2} of the corpus', name, count, share);
  return {
    id: path,
    icon: kind,
    name,
    detail: `${formatShort(tokens)} · ${formatShare(tokens / total)}`,
    description: included ? description : l10n.t('{0}, left out', description),
    value: tokens,
    checked: isMixed(selection, path) ? 'mixed' : included,
    look: kind,
    parts: parts.map((part) => ({ name: part.name, value: part.tokens })),
  };
}

function restTile({ entries, tokens, fileCount }: Rest, total: number): Tile {
  return {
    id: restId,
    icon: 'ellipsis',
    name: l10n.t('{0} smaller', formatWhole(entries)),
    detail: `${formatShort(tokens)} · ${formatShare(tokens / total)}`,
    description: l10n.t(
      '{0} smaller files and folders, {1} tokens, {2} of the corpus, {3} files: open to see them',
      formatWhole(entries),
      formatWhole(tokens),
      formatShare(tokens / total),
      formatWhole(fileCount),
    ),
    value: tokens,
    look: 'rest',
    parts: [],
  };
}

function sum(entries: readonly CorpusEntry[], of: (entry: CorpusEntry) => number): number {
  return entries.reduce((total, entry) => total + of(entry), 0);
}
