import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { dropIndex, migrate } from '../src/database/migrate.ts';
import type { Database } from '../src/database/sql.ts';
import { buildVectorIndex } from '../src/database/vectorIndex.ts';
import { vectorTypeFor } from '../src/database/vectorType.ts';
import { indexCorpus, type IndexReport } from '../src/ingest/indexCorpus.ts';
import type { SourceDocument } from '../src/ingest/loadDocuments.ts';
import { fuse, searchBoth } from '../src/retrieve/retrieve.ts';
import { engines, testIdentity } from './engines.ts';
import { testEmbed } from './testEmbedding.ts';

const limits = { size: 200, overlap: 0 };

function index(
  database: Database,
  documents: SourceDocument[],
  size = limits.size,
): Promise<IndexReport> {
  return indexCorpus(database, documents, {
    limits: { ...limits, size },
    lengthOf: (text) => text.length,
    unit: 'characters',
    embed: testEmbed,
  });
}

async function search(database: Database, question: string, under?: string): Promise<string[]> {
  const rankings = await searchBoth(
    database,
    question,
    testEmbed,
    {
      candidates: 20,
      textSearchLanguage: 'english',
    },
    under,
  );
  return fuse(rankings, 0.5).map((hit) => hit.path);
}

/** Another word for each number, so that no two vectors are the same. */
function word(number: number): string {
  return number.toString().replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
}

const refunds = { path: 'refunds.md', text: '# Refunds\n\nMoney comes back within 14 days.' };
const parcels = { path: 'parcels.md', text: '# Parcels\n\nA parcel leaves every morning.' };

for (const { name, open } of engines)
  describe(`the index on ${name}`, () => {
    let database: Database;
    before(async () => {
      database = await open();
    });
    after(() => database.close());

    it('embeds what is new, and nothing twice', async () => {
      const first = await index(database, [refunds, parcels]);
      assert.deepEqual([first.added, first.unchanged, first.chunksEmbedded], [2, 0, 2]);
      const second = await index(database, [refunds, parcels]);
      assert.deepEqual([second.added, second.unchanged, second.chunksEmbedded], [0, 2, 0]);
    });

    it('finds by words and by vectors', async () => {
      assert.equal((await search(database, 'When does my money come back?'))[0], 'refunds.md');
      assert.equal(
        (await search(database, 'Which morning does the parcel leave?'))[0],
        'parcels.md',
      );
    });

    it('takes any question for text, never for query syntax', async () => {
      for (const question of [
        "' | & ! ( :*",
        'the of and',
        '',
        "it's 100% \\ 'money'",
        'a & b | !c',
      ])
        await search(database, question);
      assert.equal((await search(database, "money' & !back"))[0], 'refunds.md');
    });

    it('keeps the vectors of a renamed document', async () => {
      const report = await index(database, [{ ...refunds, path: 'money/refunds.md' }, parcels]);
      assert.deepEqual(
        [report.added, report.removed, report.chunksEmbedded, report.chunksReused],
        [1, 1, 0, 1],
      );
      assert.equal((await search(database, 'money back'))[0], 'money/refunds.md');
    });

    it('replaces a changed document and embeds only its changed chunks', async () => {
      const long = `${parcels.text}\n\n# Weight\n\n${'A parcel may weigh 20 kilos. '.repeat(4)}`;
      await index(database, [refunds, { ...parcels, text: long }]);
      const report = await index(database, [
        refunds,
        { ...parcels, text: long.replace('every morning', 'at noon') },
      ]);
      assert.equal(report.changed, 1);
      assert.equal(report.chunksEmbedded, 1);
      const rows = await database.query(
        "select 1 from rag.chunks where text like '%every morning%'",
      );
      assert.equal(rows.length, 0);
    });

    it('forgets a removed document', async () => {
      const report = await index(database, [parcels]);
      assert.equal(report.removed, 1);
      assert.ok(!(await search(database, 'money back')).includes('refunds.md'));
      assert.equal(
        (await database.query('select 1 from rag.chunks where heading = $1', ['Refunds'])).length,
        0,
      );
    });

    it('refuses an empty corpus rather than delete everything', async () => {
      await assert.rejects(index(database, []), /would delete the index/);
      assert.ok((await search(database, 'parcel')).length > 0);
    });

    it('indexes again when the chunking changes', async () => {
      assert.equal((await index(database, [parcels], 150)).changed, 1);
    });

    it('writes a document whole or not at all', async () => {
      await assert.rejects(
        database.transaction(async (sql) => {
          await sql.query('delete from rag.documents');
          await sql.query('select 1 / 0');
        }),
        /division by zero/,
      );
      assert.ok((await search(database, 'parcel')).length > 0);
    });

    it('finds rows behind a filter through the approximate index', async () => {
      const many = Array.from({ length: 400 }, (_, at) => ({
        path: at % 100 === 0 ? `rare/${String(at)}.md` : `common/${String(at)}.md`,
        text: at % 100 === 0 ? `zebra ${word(at)}` : `parcel number ${word(at)} ${word(at * 7)}`,
      }));
      await index(database, many);
      await buildVectorIndex(database, 100);
      const found = await database.transaction(async (sql) => {
        await sql.runScript('set local enable_seqscan = off; set local enable_sort = off');
        return search(
          { ...database, ...sql, transaction: (work) => work(sql) },
          'parcel number',
          'rare/',
        );
      });
      // Approximate: it may miss one. Without iterative scans it finds none.
      assert.ok(found.length >= 3, `${String(found.length)} of 4`);
      assert.ok(found.every((path) => path.startsWith('rare/')));
    });

    it('refuses vectors of another model, size or language, and another project', async () => {
      for (const other of [
        { embeddingModel: 'sentences' },
        { dimensions: 128 },
        { textSearchLanguage: 'german' },
      ])
        await assert.rejects(
          migrate(database, { ...testIdentity, ...other }),
          /cannot be compared.*--rebuild/,
        );
      await assert.rejects(
        migrate(database, { ...testIdentity, project: 'b' }),
        /a database of its own/,
      );
      await assert.rejects(dropIndex(database, 'b'), /a database of its own/);
      await migrate(database, testIdentity);
    });

    it('starts afresh after a rebuild, with 16-bit floats for long vectors', async () => {
      await dropIndex(database, testIdentity.project);
      await migrate(database, { ...testIdentity, dimensions: 3072 });
      const long: typeof testEmbed = async (texts) =>
        (await testEmbed(texts)).map((vector) => [...vector, ...new Array<number>(3008).fill(0.1)]);
      const options = { lengthOf: (text: string) => text.length, unit: 'characters', limits };
      await indexCorpus(database, [refunds, parcels], {
        ...options,
        embed: long,
      });
      await buildVectorIndex(database, 1);
      const { dense } = await searchBoth(database, 'money back', long, {
        candidates: 2,
        textSearchLanguage: 'english',
      });
      assert.equal(dense[0]?.path, 'refunds.md');
    });
  });

describe('vectorTypeFor', () => {
  it('knows what pgvector can index', () => {
    assert.equal(vectorTypeFor(2000).column, 'vector(2000)');
    assert.equal(vectorTypeFor(2001).column, 'halfvec(2001)');
    assert.throws(() => vectorTypeFor(4001), /at most 4,000/);
  });
});
