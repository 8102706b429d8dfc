import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ockham } from './ockham';

interface Listed {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

describe('ockham prices', () => {
  it('prints a row with the value, source and day of every number', () => {
    const { status, stdout } = ockham('prices', 'gpt-4o-mini', '--json');
    assert.equal(status, 0);
    const { rows } = JSON.parse(stdout) as Listed;
    assert.deepEqual(
      rows.map(({ id, kind }) => [id, kind]),
      [['gpt-4o-mini', 'chat model']],
    );
    const numbers = numbersOf(rows);
    assert.ok(numbers.length > 5);
    for (const number of numbers) {
      assert.equal(typeof number['value'], 'number');
      assert.match(String(number['url']), /^https:/);
      assert.match(String(number['readAt']), /^\d{4}-\d{2}-\d{2}$/);
    }
    const text = ockham('prices', 'gpt-4o-mini', '--today', '2026-11-22').stdout;
    assert.match(
      text,
      /base\.input +\$0\.15 \/ million tokens +verified +\d{4}-\d{2}-\d{2} +\[\d\]/,
    );
    assert.match(text, /will be shut down on 2027-01-14/);
  });

  it('lists all kinds without an id', () => {
    const { rows } = JSON.parse(ockham('prices', '--json').stdout) as Listed;
    assert.deepEqual(
      [...new Set(rows.map(({ kind }) => kind))],
      ['chat model', 'embedding model', 'reranker', 'vector store', 'fine-tuning offer', 'GPU'],
    );
    const lines = ockham('prices').stdout.split('\n');
    for (const { id } of rows)
      assert.ok(
        lines.some((line) => line.startsWith(`  ${String(id)} `)),
        String(id),
      );
  });
});

function numbersOf(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Record<string, unknown>;
  return fields['kind'] === 'known' ? [fields] : Object.values(fields).flatMap(numbersOf);
}
