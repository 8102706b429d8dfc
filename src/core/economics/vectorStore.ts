import type { CostLedger } from './costLedger';
import { component } from './components';
import type { Quantity } from '../plan/quantity';
import type { Point, Price } from './quantities';

/** What one stored vector occupies. */
export interface VectorRecord {
  /** 4 for float32, 2 for float16, 1 for int8, 0.125 for binary. */
  bytesPerDimension: number;
  metadataBytes: Quantity;
  idBytes: Quantity;
  /** Index over raw data: 1.5 for RAM at Qdrant's rule, 1 where the vendor bills raw bytes. */
  overhead: Quantity;
  replicas: Quantity;
}

/** What every store bills around its usage. */
interface PlanFees {
  record: VectorRecord;
  planUsdPerMonth: Price;
}

/** A vector store by its vendor's own rule of billing. Gigabytes are 10^9 bytes, gibibytes 2^30. */
export type VectorStore = PlanFees &
  (
    | UsageBilling
    | DimensionBilling
    | ProvisionedBilling
    /** A plan with limits and no usage prices (Pinecone Starter): beyond the limits it does not fit. */
    | { kind: 'included'; limits: IncludedUsage }
    /** Inside the application's own process. */
    | { kind: 'embedded' }
  );

/** Bytes stored, written, read (Pinecone, turbopuffer, S3 Vectors, Zilliz serverless, OpenAI). */
export interface UsageBilling {
  kind: 'usage';
  /** Usage below this is billed at this. */
  minimumUsdPerMonth: Price;
  freeGigabytes: number;
  usdPerGigabyteMonth: Price;
  usdPerGigabyteWritten: Price;
  usdPerMillionQueries: Price;
  /** For one query: Pinecone's read unit per gigabyte of namespace, turbopuffer's bytes queried. */
  usdPerGigabyteQueried: Price;
  /** A smaller namespace is billed as this: 0.25 at Pinecone, 1.28 at turbopuffer. */
  minimumGigabytesQueried: number;
  /** Ascending; each discount is for the gigabytes of a query beyond its threshold. */
  queriedDiscounts: readonly { aboveGigabytes: number; discount: number }[];
  usdPerGigabyteReturned: Price;
}

/** Dimensions stored and queried (Cloudflare Vectorize; Weaviate bills only the stored ones). */
export interface DimensionBilling {
  kind: 'dimensions';
  minimumUsdPerMonth: Price;
  usdPerMillionStoredDimensions: Price;
  freeStoredDimensions: number;
  /** Bills the dimensions of every query and, once a month, of every stored vector. */
  usdPerMillionQueriedDimensions: Price;
  freeQueriedDimensions: number;
  usdPerGigabyteMonth: Price;
}

/** Machines by the hour: the smallest whose memory holds the index (Supabase, RDS, Qdrant). */
export interface ProvisionedBilling {
  kind: 'provisioned';
  /** Ascending by memory. */
  sizes: readonly { memoryGibibytes: number; usdPerHour: Price }[];
  /** Pays for machines only. */
  creditUsdPerMonth: Price;
  diskUsdPerGigabyteMonth: Price;
  includedDiskGigabytes: number;
}

export interface IncludedUsage {
  gigabytes: number;
  /** Every query reads its namespace, at least `minimumGigabytesQueried`. */
  gigabytesQueriedPerMonth: number;
  minimumGigabytesQueried: number;
  gigabytesWrittenPerMonth: number;
}

export const gigabyte = 1e9;
const gibibyte = 2 ** 30;

/**
 * Bytes of an index: `n × (dimensions × bytes + metadata + id) × overhead × replicas`.
 * Source: the capacity rules of Qdrant (overhead 1.5) and Pinecone (overhead 1).
 */
export function vectorBytes(
  vectors: number,
  dimensions: number,
  record: Point<VectorRecord>,
): number {
  const perVector = dimensions * record.bytesPerDimension + record.metadataBytes + record.idBytes;
  return vectors * perVector * record.overhead * record.replicas;
}

/** What a store has to hold and to answer. */
export interface VectorLoad {
  vectors: number;
  dimensions: number;
  /** Vectors written again each month because their documents changed. */
  rewrittenVectorsPerMonth: number;
  topK: number;
  hoursPerMonth: number;
}

/** Charges a store's writes, its month and its reads. */
export function chargeVectorStore(
  ledger: CostLedger,
  store: Point<VectorStore>,
  load: VectorLoad,
): void {
  const bytes = vectorBytes(load.vectors, load.dimensions, store.record);
  switch (store.kind) {
    case 'usage':
      chargeUsage(ledger, store, load, bytes / gigabyte);
      break;
    case 'dimensions':
      chargeDimensions(ledger, store, load, bytes / gigabyte);
      break;
    case 'provisioned': {
      const machineUsd = machineUsdPerHour(store.sizes, bytes / gibibyte) * load.hoursPerMonth;
      const disk = Math.max(0, bytes / gigabyte - store.includedDiskGigabytes);
      ledger.perMonth(
        component.vectorStorage,
        machineUsd -
          Math.min(machineUsd, store.creditUsdPerMonth) +
          disk * store.diskUsdPerGigabyteMonth,
      );
      break;
    }
    case 'included':
    case 'embedded':
      break;
  }
  ledger.perMonth(component.vectorPlan, store.planUsdPerMonth);
}

function chargeUsage(
  ledger: CostLedger,
  store: Point<UsageBilling>,
  load: VectorLoad,
  gigabytes: number,
): void {
  const gigabytesPerVector = load.vectors > 0 ? gigabytes / load.vectors : 0;
  const writtenPerMonth = load.rewrittenVectorsPerMonth * gigabytesPerVector;
  ledger.perMonth(
    component.vectorStorage,
    Math.max(0, gigabytes - store.freeGigabytes) * store.usdPerGigabyteMonth,
  );
  ledger.setup(component.vectorWrites, gigabytes * store.usdPerGigabyteWritten);
  ledger.perMonth(component.vectorWrites, writtenPerMonth * store.usdPerGigabyteWritten);
  ledger.perQuery(
    component.vectorReads,
    store.usdPerMillionQueries / 1e6 +
      billedGigabytesPerQuery(store, gigabytes) * store.usdPerGigabyteQueried +
      load.topK * gigabytesPerVector * store.usdPerGigabyteReturned,
  );
  ledger.vectorStoreTerms(store.minimumUsdPerMonth, 0);
}

/** The namespace's gigabytes, at least the minimum, with the discounts taken off each slice. */
function billedGigabytesPerQuery(store: Point<UsageBilling>, gigabytes: number): number {
  let billed = Math.max(store.minimumGigabytesQueried, gigabytes);
  let discount = 0;
  for (const slice of store.queriedDiscounts) {
    billed -= Math.max(0, gigabytes - slice.aboveGigabytes) * (slice.discount - discount);
    discount = slice.discount;
  }
  return billed;
}

function chargeDimensions(
  ledger: CostLedger,
  store: Point<DimensionBilling>,
  load: VectorLoad,
  gigabytes: number,
): void {
  const stored = load.vectors * load.dimensions;
  const usdPerQueried = store.usdPerMillionQueriedDimensions / 1e6;
  ledger.perMonth(
    component.vectorStorage,
    (Math.max(0, stored - store.freeStoredDimensions) * store.usdPerMillionStoredDimensions) / 1e6 +
      gigabytes * store.usdPerGigabyteMonth,
  );
  ledger.perMonth(component.vectorReads, stored * usdPerQueried);
  ledger.perQuery(component.vectorReads, load.dimensions * usdPerQueried);
  ledger.vectorStoreTerms(store.minimumUsdPerMonth, store.freeQueriedDimensions * usdPerQueried);
}

/** The smallest machine that holds the index; as many of the largest as needed when none does. */
function machineUsdPerHour(
  sizes: readonly { memoryGibibytes: number; usdPerHour: number }[],
  gibibytes: number,
): number {
  let largest = { memoryGibibytes: Infinity, usdPerHour: 0 };
  for (const size of sizes) {
    if (size.memoryGibibytes >= gibibytes) return size.usdPerHour;
    largest = size;
  }
  return Math.ceil(gibibytes / largest.memoryGibibytes) * largest.usdPerHour;
}
