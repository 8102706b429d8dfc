import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { chunkDocument } from '../src/ingest/chunkDocument.ts';
import { textLengthIn } from '../src/ingest/textLength.ts';

const characters = (text: string): number => text.length;

/** Text with everything that makes cutting hard: headings, fences, pairs of surrogates, endless words. */
const anyDocument = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.constantFrom(
        '# One\n',
        '## Two ##\n',
        '```js\n',
        '~~~\n',
        '\n\n',
        '\r\n',
        '🙂'.repeat(30),
      ),
      fc.constant('a'.repeat(300)),
      fc.lorem({ maxCount: 12 }).map((text) => `${text}. `),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('chunkDocument', () => {
  it('keeps every character that is not white space, at offsets that are true', () => {
    fc.assert(
      fc.property(
        anyDocument,
        fc.integer({ min: 20, max: 200 }),
        fc.integer({ min: 0, max: 60 }),
        (text, size, overlap) => {
          const chunks = chunkDocument(text, { size, overlap }, characters);
          let covered = 0;
          for (const chunk of chunks) {
            assert.equal(chunk.text, text.slice(chunk.start, chunk.end));
            assert.ok(chunk.text.length <= size, `${String(chunk.text.length)} > ${String(size)}`);
            assert.equal(text.slice(covered, chunk.start).trim(), '');
            assert.ok(chunk.end > covered, 'a chunk that only repeats the one before');
            assert.ok(covered - chunk.start <= overlap, 'more overlap than asked for');
            assert.ok(!/\p{Surrogate}/u.test(chunk.text), 'half a character');
            covered = chunk.end;
          }
          assert.equal(text.slice(covered).trim(), '');
        },
      ),
    );
  });

  it('holds the token limit by the exact count of the whole chunk', async () => {
    const tokens = await textLengthIn('tokens');
    fc.assert(
      fc.property(anyDocument, (text) => {
        for (const chunk of chunkDocument(text, { size: 40, overlap: 8 }, tokens))
          assert.ok(tokens(chunk.text) <= 40);
      }),
      { numRuns: 10 },
    );
  });

  it('starts chunks at headings and names the section each stands in', () => {
    const text = `# Guide\n\n## Refunds\n\n${'Money comes back. '.repeat(5)}\n\n## Shipping\n\n${'Parcels leave daily. '.repeat(5)}`;
    const chunks = chunkDocument(text, { size: 160, overlap: 40 }, characters);
    assert.deepEqual(
      chunks.map((chunk) => [chunk.heading, chunk.text.split('\n')[0]]),
      [
        ['Guide', '# Guide'],
        ['Guide > Shipping', '## Shipping'],
      ],
    );
  });

  it('takes a # inside a code block for code', () => {
    const text = `# Setup\n\n\`\`\`sh\n# install\nmake\n~~~\n\`\`\`\n\nDone.`;
    assert.deepEqual(
      chunkDocument(text, { size: 1000, overlap: 0 }, characters).map((chunk) => chunk.heading),
      ['Setup'],
    );
    assert.deepEqual(
      chunkDocument(text, { size: 20, overlap: 0 }, characters).map((chunk) => chunk.heading),
      ['Setup', 'Setup', 'Setup'],
    );
  });

  it('repeats whole sentences as overlap, and none across a heading', () => {
    const text = 'One is here. Two is here. Three is here. Four is here.\n# Next\nFive is here.';
    const [first, second, third] = chunkDocument(text, { size: 42, overlap: 15 }, characters);
    assert.equal(first?.text, 'One is here. Two is here. Three is here.');
    assert.equal(second?.text, 'Three is here. Four is here.');
    assert.equal(third?.text, '# Next\nFive is here.');
  });
});
