import type { CatalogNumber } from './catalogNumber';

/** A place for vectors, billed by its vendor's own rule. Plans that bill differently are rows of their own. */
export type VectorStore = {
  readonly id: string;
  readonly vendor: string;
  readonly name: string;
} & VectorStoreBilling;

export type VectorStoreBilling =
  | PineconeBilling
  | WeaviateBilling
  | TurbopufferBilling
  | ZillizServerlessBilling
  | ZillizDedicatedBilling
  | SupabaseBilling
  | S3VectorsBilling
  | VectorizeBilling
  | OpenAiVectorStoreBilling
  | MachineBilling
  | EmbeddedBilling
  | UnknownBilling;

/**
 * Month = max(minimum, storage + read units + write units).
 * A query takes max(`minimumReadUnitsPerQuery`, namespace GB × `readUnitsPerNamespaceGb`) read units.
 * A plan whose usage is `included` sells nothing beyond it: past its limits the store does not fit.
 */
export interface PineconeBilling {
  readonly billing: 'pinecone';
  /** Billed even when the usage is less. */
  readonly minimum: CatalogNumber<'usdPerMonth'>;
  readonly usage:
    | {
        readonly kind: 'priced';
        readonly storage: CatalogNumber<'usdPerGbMonth'>;
        readonly readUnits: CatalogNumber<'usdPerMillionUnits'>;
        readonly writeUnits: CatalogNumber<'usdPerMillionUnits'>;
      }
    | {
        readonly kind: 'included';
        readonly storage: CatalogNumber<'gb'>;
        /** Per month. */
        readonly readUnits: CatalogNumber<'units'>;
        /** Per month. */
        readonly writeUnits: CatalogNumber<'units'>;
      };
  readonly readUnitsPerNamespaceGb: CatalogNumber<'units'>;
  readonly minimumReadUnitsPerQuery: CatalogNumber<'units'>;
  /** A write takes one write unit for each this many bytes of the record. */
  readonly bytesPerWriteUnit: CatalogNumber<'bytes'>;
}

/** Month = max(minimum, vectors × dimensions × rate + storage + backups). */
export interface WeaviateBilling {
  readonly billing: 'weaviate';
  readonly minimum: CatalogNumber<'usdPerMonth'>;
  readonly dimensions: CatalogNumber<'usdPerMillionDimensionsMonth'>;
  readonly storage: CatalogNumber<'usdPerGibMonth'>;
  readonly backup: CatalogNumber<'usdPerGibMonth'>;
}

/**
 * Month = max(minimum, storage + bytes written + bytes queried + bytes returned). A query is billed the namespace's
 * bytes, `minimumQueried` at least; each discount applies to the bytes beyond its threshold (marginally).
 */
export interface TurbopufferBilling {
  readonly billing: 'turbopuffer';
  readonly minimum: CatalogNumber<'usdPerMonth'>;
  readonly storage: CatalogNumber<'usdPerGbMonth'>;
  readonly written: CatalogNumber<'usdPerGb'>;
  readonly queried: CatalogNumber<'usdPerPb'>;
  readonly minimumQueried: CatalogNumber<'gb'>;
  /** Ordered by threshold; the fraction is taken off `queried`. */
  readonly queriedDiscounts: readonly MarginalDiscount[];
  readonly returned: CatalogNumber<'usdPerGb'>;
}

export interface MarginalDiscount {
  readonly id: string;
  readonly above: CatalogNumber<'gb'>;
  readonly discount: CatalogNumber<'fraction'>;
}

/** Month = virtual compute units of reads and writes + storage. */
export interface ZillizServerlessBilling {
  readonly billing: 'zilliz-serverless';
  readonly computeUnits: CatalogNumber<'usdPerMillionUnits'>;
  readonly computeUnitsPerKilobyteWritten: CatalogNumber<'units'>;
  readonly computeUnitsPerQuery: CatalogNumber<'units'>;
  readonly storage: CatalogNumber<'usdPerGbMonth'>;
}

/** Month = compute units × hours × price + storage. */
export interface ZillizDedicatedBilling {
  readonly billing: 'zilliz-dedicated';
  readonly computeUnit: CatalogNumber<'usdPerHour'>;
  readonly storage: CatalogNumber<'usdPerGbMonth'>;
}

/** Month = plan + the smallest size whose memory holds the index, by the hour, - compute credit + disk beyond the included. */
export interface SupabaseBilling {
  readonly billing: 'supabase';
  readonly plan: CatalogNumber<'usdPerMonth'>;
  readonly computeCredit: CatalogNumber<'usdPerMonth'>;
  /** Ordered by size. */
  readonly sizes: readonly MachineSize[];
  readonly includedDisk: CatalogNumber<'gb'>;
  readonly disk: CatalogNumber<'usdPerGbMonth'>;
}

/** Month = storage + bytes written + queries + bytes a query processes. */
export interface S3VectorsBilling {
  readonly billing: 's3-vectors';
  readonly storage: CatalogNumber<'usdPerGbMonth'>;
  readonly written: CatalogNumber<'usdPerGb'>;
  readonly queries: CatalogNumber<'usdPerMillionRequests'>;
  readonly processed: CatalogNumber<'usdPerTb'>;
}

/** Month = (vectors stored + vectors queried) × dimensions, less the included, + dimensions stored, less the included. */
export interface VectorizeBilling {
  readonly billing: 'vectorize';
  readonly plan: CatalogNumber<'usdPerMonth'>;
  readonly queriedDimensions: CatalogNumber<'usdPerMillionDimensions'>;
  readonly storedDimensions: CatalogNumber<'usdPerMillionDimensionsMonth'>;
  readonly includedQueriedDimensions: CatalogNumber<'dimensions'>;
  readonly includedStoredDimensions: CatalogNumber<'dimensions'>;
}

/** Month = (GB stored - the included) × days × rate + searches. */
export interface OpenAiVectorStoreBilling {
  readonly billing: 'openai-vector-store';
  readonly storage: CatalogNumber<'usdPerGbMonth'>;
  readonly includedStorage: CatalogNumber<'gb'>;
  readonly searches: CatalogNumber<'usdPerThousandSearches'>;
}

/** Month = hours × the smallest size whose memory holds the index, for each replica. */
export interface MachineBilling {
  readonly billing: 'machine';
  /** Ordered by size. */
  readonly sizes: readonly MachineSize[];
}

export interface MachineSize {
  readonly id: string;
  readonly memory: CatalogNumber<'gib'>;
  readonly price: CatalogNumber<'usdPerHour'>;
}

/** Runs inside the application's own process: nothing to pay beyond the machine the application has anyway. */
export interface EmbeddedBilling {
  readonly billing: 'embedded';
}

/** The vendor publishes no price. */
export interface UnknownBilling {
  readonly billing: 'unknown';
  readonly why: string;
}
