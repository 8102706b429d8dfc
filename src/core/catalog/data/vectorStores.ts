import { known, unknown } from '../known';
import type { MachineSize, PineconeBilling, VectorStore } from '../vectorStore';
import {
  awsS3Pricing,
  digitalOceanDroplets,
  pineconePlans,
  pineconeStandardNovember,
  pineconeUnits,
  supabaseCompute,
  supabaseDisk,
  turbopufferPricing,
  vectorizePricing,
  weaviatePricing,
  zillizDedicatedCost,
  zillizServerlessCost,
} from './sources';
import { genaiPrices } from './packages';

// Kept by hand.

const pineconeReadRule = {
  readUnitsPerNamespaceGb: known('units', 1, pineconeUnits),
  minimumReadUnitsPerQuery: known('units', 0.25, pineconeUnits),
  bytesPerWriteUnit: known('bytes', 1000, pineconeUnits, {
    note: 'A write takes 5 write units at least.',
  }),
};

const pineconeUsage: PineconeBilling['usage'] = {
  kind: 'priced',
  storage: known('usdPerGbMonth', 0.33, pineconeStandardNovember),
  readUnits: known('usdPerMillionUnits', 16, pineconeStandardNovember, {
    range: [16, 18],
    note: 'AWS us-east-1; up to 18 elsewhere.',
  }),
  writeUnits: known('usdPerMillionUnits', 4, pineconeStandardNovember, {
    range: [4, 4.5],
    note: 'AWS us-east-1; up to 4.50 elsewhere.',
  }),
};

const turbopufferUsage = {
  storage: known('usdPerGbMonth', 0.33, turbopufferPricing),
  written: known('usdPerGb', 2, turbopufferPricing, { note: 'Before batch discounts.' }),
  queried: known('usdPerPb', 1, turbopufferPricing),
  minimumQueried: known('gb', 1.28, turbopufferPricing),
  queriedDiscounts: [
    {
      id: '32gb',
      above: known('gb', 32, turbopufferPricing),
      discount: known('fraction', 0.8, turbopufferPricing),
    },
    {
      id: '128gb',
      above: known('gb', 128, turbopufferPricing),
      discount: known('fraction', 0.96, turbopufferPricing),
    },
  ],
  returned: known('usdPerGb', 0.05, turbopufferPricing),
};

/** Shared-CPU virtual machines: the cheapest common way to host a vector database oneself. */
const machineSizes: readonly MachineSize[] = [
  {
    id: '2gib',
    memory: known('gib', 2, digitalOceanDroplets),
    price: known('usdPerHour', 12 / 730, digitalOceanDroplets, {
      note: '12 USD/month over 730 hours.',
    }),
  },
  {
    id: '4gib',
    memory: known('gib', 4, digitalOceanDroplets),
    price: known('usdPerHour', 24 / 730, digitalOceanDroplets, {
      note: '24 USD/month over 730 hours.',
    }),
  },
  {
    id: '8gib',
    memory: known('gib', 8, digitalOceanDroplets),
    price: known('usdPerHour', 48 / 730, digitalOceanDroplets, {
      note: '48 USD/month over 730 hours.',
    }),
  },
  {
    id: '16gib',
    memory: known('gib', 16, digitalOceanDroplets),
    price: known('usdPerHour', 96 / 730, digitalOceanDroplets, {
      note: '96 USD/month over 730 hours.',
    }),
  },
];

export const vectorStores: readonly VectorStore[] = [
  {
    id: 'pinecone-starter',
    vendor: 'pinecone',
    name: 'Pinecone Starter',
    billing: 'pinecone',
    minimum: known('usdPerMonth', 0, pineconePlans),
    usage: {
      kind: 'included',
      storage: known('gb', 2, pineconePlans),
      readUnits: known('units', 1_000_000, pineconePlans),
      writeUnits: known('units', 2_000_000, pineconePlans),
    },
    ...pineconeReadRule,
  },
  {
    id: 'pinecone-builder',
    vendor: 'pinecone',
    name: 'Pinecone Builder',
    billing: 'pinecone',
    minimum: known('usdPerMonth', 20, pineconePlans),
    usage: {
      kind: 'included',
      storage: known('gb', 10, pineconePlans),
      readUnits: known('units', 2_000_000, pineconePlans),
      writeUnits: known('units', 5_000_000, pineconePlans),
    },
    ...pineconeReadRule,
  },
  {
    id: 'pinecone-standard',
    vendor: 'pinecone',
    name: 'Pinecone Standard',
    billing: 'pinecone',
    minimum: known('usdPerMonth', 50, pineconeStandardNovember),
    usage: pineconeUsage,
    ...pineconeReadRule,
  },
  {
    id: 'pinecone-enterprise',
    vendor: 'pinecone',
    name: 'Pinecone Enterprise',
    billing: 'pinecone',
    minimum: known('usdPerMonth', 500, pineconeUnits),
    usage: {
      kind: 'priced',
      storage: known('usdPerGbMonth', 0.33, pineconePlans, {
        note: 'The rate of the Standard plan.',
      }),
      readUnits: unknown('usdPerMillionUnits', 'no page read states the Enterprise rate'),
      writeUnits: unknown('usdPerMillionUnits', 'no page read states the Enterprise rate'),
    },
    ...pineconeReadRule,
  },
  {
    id: 'weaviate-flex',
    vendor: 'weaviate',
    name: 'Weaviate Cloud Flex',
    billing: 'weaviate',
    minimum: known('usdPerMonth', 45, weaviatePricing),
    dimensions: known('usdPerMillionDimensionsMonth', 0.00465, weaviatePricing),
    storage: known('usdPerGibMonth', 0.12, weaviatePricing),
    backup: known('usdPerGibMonth', 0.03036, weaviatePricing),
  },
  {
    id: 'weaviate-premium-shared',
    vendor: 'weaviate',
    name: 'Weaviate Cloud Premium (shared)',
    billing: 'weaviate',
    minimum: unknown('usdPerMonth', 'Premium contracts are negotiated'),
    dimensions: known('usdPerMillionDimensionsMonth', 0.003875, weaviatePricing),
    storage: known('usdPerGibMonth', 0.1, weaviatePricing),
    backup: known('usdPerGibMonth', 0.021, weaviatePricing),
  },
  {
    id: 'turbopuffer-launch',
    vendor: 'turbopuffer',
    name: 'turbopuffer Launch',
    billing: 'turbopuffer',
    minimum: known('usdPerMonth', 16, turbopufferPricing),
    ...turbopufferUsage,
  },
  {
    id: 'turbopuffer-scale',
    vendor: 'turbopuffer',
    name: 'turbopuffer Scale',
    billing: 'turbopuffer',
    minimum: known('usdPerMonth', 256, turbopufferPricing),
    ...turbopufferUsage,
  },
  {
    id: 'zilliz-serverless',
    vendor: 'zilliz',
    name: 'Zilliz Cloud Serverless',
    billing: 'zilliz-serverless',
    computeUnits: known('usdPerMillionUnits', 4, zillizServerlessCost),
    computeUnitsPerKilobyteWritten: known('units', 0.25, zillizServerlessCost, {
      note: 'From its table: a million 768-dimension float32 vectors take 0.75 million units. Bulk imports are free.',
    }),
    computeUnitsPerQuery: unknown('units', 'the page gives no rule a plan could compute'),
    storage: unknown('usdPerGbMonth', 'not on the page that was readable'),
  },
  {
    id: 'zilliz-dedicated',
    vendor: 'zilliz',
    name: 'Zilliz Cloud Dedicated',
    billing: 'zilliz-dedicated',
    computeUnit: known('usdPerHour', 0.248, zillizDedicatedCost, {
      note: 'The rate of its worked example; varies by region, type and plan.',
    }),
    storage: unknown('usdPerGbMonth', 'not on the page that was readable'),
  },
  {
    id: 'supabase-pgvector',
    vendor: 'supabase',
    name: 'Supabase Pro with pgvector',
    billing: 'supabase',
    plan: known('usdPerMonth', 25, supabaseDisk),
    computeCredit: known('usdPerMonth', 10, supabaseDisk),
    sizes: [
      {
        id: 'micro',
        memory: known('gib', 1, supabaseCompute),
        price: known('usdPerHour', 0.01344, supabaseCompute),
      },
      {
        id: 'small',
        memory: known('gib', 2, supabaseCompute),
        price: known('usdPerHour', 0.0206, supabaseCompute),
      },
      {
        id: 'medium',
        memory: known('gib', 4, supabaseCompute),
        price: known('usdPerHour', 0.0822, supabaseCompute),
      },
      {
        id: 'large',
        memory: known('gib', 8, supabaseCompute),
        price: known('usdPerHour', 0.1517, supabaseCompute),
      },
      {
        id: 'xl',
        memory: known('gib', 16, supabaseCompute),
        price: known('usdPerHour', 0.2877, supabaseCompute),
      },
      {
        id: '2xl',
        memory: known('gib', 32, supabaseCompute),
        price: known('usdPerHour', 0.562, supabaseCompute),
      },
      {
        id: '4xl',
        memory: known('gib', 64, supabaseCompute),
        price: known('usdPerHour', 1.32, supabaseCompute),
      },
    ],
    includedDisk: known('gb', 8, supabaseDisk),
    disk: known('usdPerGbMonth', 0.125, supabaseDisk),
  },
  {
    id: 's3-vectors',
    vendor: 'aws',
    name: 'Amazon S3 Vectors',
    billing: 's3-vectors',
    storage: known('usdPerGbMonth', 0.06, awsS3Pricing),
    written: known('usdPerGb', 0.2, awsS3Pricing),
    queries: known('usdPerMillionRequests', 2.5, awsS3Pricing),
    processed: unknown('usdPerTb', 'the rates by index size are not on a readable page'),
  },
  {
    id: 'cloudflare-vectorize',
    vendor: 'cloudflare',
    name: 'Cloudflare Vectorize (Workers Paid)',
    billing: 'vectorize',
    plan: unknown('usdPerMonth', 'the price of the Workers Paid plan was not read'),
    queriedDimensions: known('usdPerMillionDimensions', 0.04, vectorizePricing, {
      note: 'Stated during the beta; the current rate may be lower.',
    }),
    storedDimensions: known('usdPerMillionDimensionsMonth', 0.04, vectorizePricing, {
      note: 'Stated during the beta; the current rate may be lower.',
    }),
    includedQueriedDimensions: known('dimensions', 50_000_000, vectorizePricing),
    includedStoredDimensions: known('dimensions', 10_000_000, vectorizePricing),
  },
  {
    id: 'openai-vector-store',
    vendor: 'openai',
    name: 'OpenAI vector store (file search)',
    billing: 'openai-vector-store',
    storage: unknown('usdPerGbMonth', 'no readable page states it'),
    includedStorage: unknown('gb', 'no readable page states it'),
    searches: known('usdPerThousandSearches', 2.5, genaiPrices),
  },
  {
    id: 'qdrant-cloud',
    vendor: 'qdrant',
    name: 'Qdrant Cloud',
    billing: 'unknown',
    why: 'qdrant.tech/pricing shows no number (read 2026-10-07); free up to 1 GB of memory and 4 GB of disk',
  },
  {
    id: 'qdrant-self-hosted',
    vendor: 'self-hosted',
    name: 'Qdrant on a virtual machine',
    billing: 'machine',
    sizes: machineSizes,
  },
  {
    id: 'pgvector-self-hosted',
    vendor: 'self-hosted',
    name: 'PostgreSQL with pgvector on a virtual machine',
    billing: 'machine',
    sizes: machineSizes,
  },
  {
    id: 'pglite-embedded',
    vendor: 'embedded',
    name: 'PGlite with pgvector, inside the application',
    billing: 'embedded',
  },
];
