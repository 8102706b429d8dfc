import { chunkPlan } from './ingestion';
import type { EconomicsInputs } from './inputs';
import type { Point } from './quantities';
import { gigabyte, vectorBytes } from './vectorStore';

/** One sentence for each limit of the vector store's plan that the load exceeds. */
export function storeOverflow({
  corpus,
  retrieval,
  workload,
  calendar,
}: Point<EconomicsInputs>): string[] {
  const { store } = retrieval;
  if (store.kind !== 'included') return [];
  const { chunks } = chunkPlan(
    corpus.tokens,
    corpus.documents,
    retrieval.chunkTokens,
    retrieval.chunkOverlapTokens,
  );
  const gigabytes = vectorBytes(chunks, retrieval.embedding.dimensions, store.record) / gigabyte;
  const queriesPerMonth = workload.queriesPerDay * calendar.daysPerMonth;
  const { limits } = store;
  const loads = [
    { what: 'gigabytes stored', load: gigabytes, limit: limits.gigabytes },
    {
      what: 'gigabytes queried a month',
      load: queriesPerMonth * Math.max(limits.minimumGigabytesQueried, gigabytes),
      limit: limits.gigabytesQueriedPerMonth,
    },
    {
      what: 'gigabytes written a month',
      load: gigabytes * corpus.monthlyChange,
      limit: limits.gigabytesWrittenPerMonth,
    },
  ];
  return loads
    .filter(({ load, limit }) => load > limit)
    .map(
      ({ what, load, limit }) =>
        `${round(load)} ${what} exceed the plan's ${round(limit)}: choose a larger plan or another store.`,
    );
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
