import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'mocha';

interface Threat {
  readonly number: number;
  readonly places: readonly string[];
  readonly file: string;
  readonly title: string;
}

/** The rows of the table of threats; its last cell is "`file`: title of the test". */
function readThreats(): readonly Threat[] {
  return readFileSync('SECURITY.md', 'utf8')
    .split('\n')
    .filter((line) => /^\|\s*\d+\s*\|/.test(line))
    .map((line) => {
      const cells = line.split('|').map((cell) => cell.trim());
      assert.equal(cells.length, 7, line);
      const [, number = '', , , where = '', test = ''] = cells;
      const [, file = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(test) ?? [];
      const places = [...where.matchAll(/`([^`]+)`/g)].map(([, place = '']) => place);
      return { number: Number(number), places, file, title };
    });
}

describe('SECURITY.md', () => {
  const threats = readThreats();

  it('numbers its threats without a gap', () => {
    assert.ok(threats.length >= 40);
    assert.deepEqual(
      threats.map(({ number }) => number),
      threats.map((_, index) => index + 1),
    );
  });

  it('names for each where its defence lives, and the test that proves it', () => {
    for (const { number, places, file, title } of threats) {
      assert.ok(places.length > 0, `${number} names no place`);
      for (const place of places) assert.ok(existsSync(place), `${number}: there is no ${place}`);
      assert.ok(existsSync(file), `${number}: there is no ${file}`);
      const test = readFileSync(file, 'utf8');
      // Titles are quoted as they stand; one that a loop makes ends in what the loop adds.
      const stands = [`'${title}'`, `"${title}"`, `\`${title} (`].some((quoted) =>
        test.includes(`it(${quoted}`),
      );
      assert.ok(stands, `${number}: ${file} has no test "${title}"`);
    }
  });
});
