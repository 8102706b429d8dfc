import type { CatalogNumber } from '../../catalog/catalogNumber';
import type {
  MachineSize,
  PineconeBilling,
  TurbopufferBilling,
  VectorStoreBilling,
} from '../../catalog/vectorStore';
import type { Price } from '../quantities';
import type {
  DimensionBilling,
  ProvisionedBilling,
  UsageBilling,
  VectorRecord,
  VectorStore,
} from '../vectorStore';
import { priceOf, productOf, valueOf } from './price';

/** Raw float32 vectors with 1,000 bytes of metadata, an id of 36 characters, one copy. */
const rawRecord: VectorRecord = {
  bytesPerDimension: 4,
  metadataBytes: 1_000,
  idBytes: 36,
  overhead: 1,
  replicas: 1,
};

/** An index in memory: the vectors alone, half as much again for the graph (Qdrant's rule). */
const memoryRecord: VectorRecord = { ...rawRecord, metadataBytes: 0, idBytes: 0, overhead: 1.5 };

const noUsage: UsageBilling = {
  kind: 'usage',
  minimumUsdPerMonth: 0,
  freeGigabytes: 0,
  usdPerGigabyteMonth: 0,
  usdPerGigabyteWritten: 0,
  usdPerMillionQueries: 0,
  usdPerGigabyteQueried: 0,
  minimumGigabytesQueried: 0,
  queriedDiscounts: [],
  usdPerGigabyteReturned: 0,
};

const bytesPerGigabyte = 1e9;
const gibibytePerGigabyte = bytesPerGigabyte / 2 ** 30;

/** A store's billing rule in the terms of the cost model. */
export function vectorStoreFrom(store: VectorStoreBilling): VectorStore {
  const free = { record: rawRecord, planUsdPerMonth: 0 };
  switch (store.billing) {
    case 'pinecone':
      return pinecone(store);
    case 'weaviate':
      return {
        ...free,
        ...dimensions({ stored: store.dimensions, minimum: store.minimum }),
        usdPerGigabyteMonth: priceOf(store.storage, gibibytePerGigabyte),
      };
    case 'turbopuffer':
      return { ...free, ...turbopuffer(store) };
    case 'zilliz-serverless':
      return {
        ...free,
        ...noUsage,
        usdPerGigabyteMonth: priceOf(store.storage),
        usdPerGigabyteWritten: productOf(
          store.computeUnits,
          store.computeUnitsPerKilobyteWritten,
          bytesPerGigabyte / 1_000 / 1e6,
        ),
        usdPerMillionQueries: productOf(store.computeUnits, store.computeUnitsPerQuery),
      };
    case 'zilliz-dedicated':
      return {
        ...free,
        // The page ties no memory to a compute unit: one unit is priced.
        ...machines([{ memoryGibibytes: 1e6, usdPerHour: priceOf(store.computeUnit) }]),
        diskUsdPerGigabyteMonth: priceOf(store.storage),
      };
    case 'supabase':
      return {
        ...machines(sizesOf(store.sizes)),
        record: memoryRecord,
        planUsdPerMonth: priceOf(store.plan),
        creditUsdPerMonth: priceOf(store.computeCredit),
        diskUsdPerGigabyteMonth: priceOf(store.disk),
        includedDiskGigabytes: valueOf(store.includedDisk, 0),
      };
    case 's3-vectors':
      return {
        ...free,
        ...noUsage,
        usdPerGigabyteMonth: priceOf(store.storage),
        usdPerGigabyteWritten: priceOf(store.written),
        usdPerMillionQueries: priceOf(store.queries),
        usdPerGigabyteQueried: priceOf(store.processed, 1 / 1_000),
      };
    case 'vectorize':
      return {
        ...free,
        ...dimensions({ stored: store.storedDimensions, queried: store.queriedDimensions }),
        planUsdPerMonth: priceOf(store.plan),
        freeStoredDimensions: valueOf(store.includedStoredDimensions, 0),
        freeQueriedDimensions: valueOf(store.includedQueriedDimensions, 0),
      };
    case 'openai-vector-store':
      return {
        ...free,
        ...noUsage,
        freeGigabytes: valueOf(store.includedStorage, 0),
        usdPerGigabyteMonth: priceOf(store.storage),
        usdPerMillionQueries: priceOf(store.searches, 1_000),
      };
    case 'machine':
      return { ...free, ...machines(sizesOf(store.sizes)), record: memoryRecord };
    case 'embedded':
      return { ...free, kind: 'embedded' };
    case 'unknown':
      return { ...free, ...noUsage, usdPerGigabyteMonth: 'unknown' };
  }
}

function pinecone(store: PineconeBilling): VectorStore {
  const { usage, minimumReadUnitsPerQuery: minimumUnits, readUnitsPerNamespaceGb } = store;
  const unitsPerGigabyte = valueOf(readUnitsPerNamespaceGb, 1);
  const gigabytesPerWriteUnit = valueOf(store.bytesPerWriteUnit, 1_000) / bytesPerGigabyte;
  if (usage.kind === 'included') {
    const { storage, readUnits, writeUnits } = usage;
    return {
      kind: 'included',
      record: rawRecord,
      planUsdPerMonth: priceOf(store.minimum),
      limits: {
        gigabytes: valueOf(storage, 0),
        gigabytesQueriedPerMonth: valueOf(readUnits, 0) / unitsPerGigabyte,
        minimumGigabytesQueried: valueOf(minimumUnits, 0) / unitsPerGigabyte,
        gigabytesWrittenPerMonth: valueOf(writeUnits, 0) * gigabytesPerWriteUnit,
      },
    };
  }
  return {
    ...noUsage,
    record: rawRecord,
    planUsdPerMonth: 0,
    minimumUsdPerMonth: priceOf(store.minimum),
    usdPerGigabyteMonth: priceOf(usage.storage),
    usdPerGigabyteWritten: priceOf(usage.writeUnits, 1e-6 / gigabytesPerWriteUnit),
    usdPerGigabyteQueried: priceOf(usage.readUnits, 1e-6 * unitsPerGigabyte),
    minimumGigabytesQueried: valueOf(minimumUnits, 0) / unitsPerGigabyte,
  };
}

function turbopuffer(store: TurbopufferBilling): UsageBilling {
  return {
    ...noUsage,
    minimumUsdPerMonth: priceOf(store.minimum),
    usdPerGigabyteMonth: priceOf(store.storage),
    usdPerGigabyteWritten: priceOf(store.written),
    usdPerGigabyteQueried: priceOf(store.queried, 1e-6),
    minimumGigabytesQueried: valueOf(store.minimumQueried, 0),
    queriedDiscounts: store.queriedDiscounts.map(({ above, discount }) => ({
      aboveGigabytes: valueOf(above, 0),
      discount: valueOf(discount, 0),
    })),
    usdPerGigabyteReturned: priceOf(store.returned),
  };
}

function dimensions(rates: {
  stored: CatalogNumber;
  queried?: CatalogNumber;
  minimum?: CatalogNumber;
}): DimensionBilling {
  return {
    kind: 'dimensions',
    minimumUsdPerMonth: rates.minimum ? priceOf(rates.minimum) : 0,
    usdPerMillionStoredDimensions: priceOf(rates.stored),
    freeStoredDimensions: 0,
    usdPerMillionQueriedDimensions: rates.queried ? priceOf(rates.queried) : 0,
    freeQueriedDimensions: 0,
    usdPerGigabyteMonth: 0,
  };
}

function machines(sizes: ProvisionedBilling['sizes']): ProvisionedBilling {
  return {
    kind: 'provisioned',
    sizes,
    creditUsdPerMonth: 0,
    diskUsdPerGigabyteMonth: 0,
    includedDiskGigabytes: 0,
  };
}

function sizesOf(sizes: readonly MachineSize[]): { memoryGibibytes: number; usdPerHour: Price }[] {
  return sizes.map(({ memory, price }) => ({
    memoryGibibytes: valueOf(memory, 1),
    usdPerHour: priceOf(price),
  }));
}
