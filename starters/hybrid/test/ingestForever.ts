import { migrate } from '../src/database/migrate.ts';
import { openPglite } from '../src/database/openPglite.ts';
import { indexCorpus } from '../src/ingest/indexCorpus.ts';
import { testIdentity } from './engines.ts';
import { corpusOf, testEmbed } from './testEmbedding.ts';

// A process that the lock test kills: it says what it has written, and never ends its second group of documents.
const database = await openPglite(process.argv[2] ?? '');
await migrate(database, testIdentity);
let written = 0;
let groups = 0;
// Keeps the process alive while nothing happens.
setInterval(() => undefined, 1_000);
await indexCorpus(database, corpusOf(40), {
  limits: { size: 80, overlap: 0 },
  lengthOf: (text) => text.length,
  unit: 'characters',
  embed: (texts) => {
    groups += 1;
    return groups === 1 ? testEmbed(texts) : new Promise(() => undefined);
  },
  onWritten: () => {
    written += 1;
    process.stdout.write(`written ${written}\n`);
  },
});
