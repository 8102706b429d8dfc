import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, describe, it } from 'node:test';
import { addLogged, readCurated, toTrainingRows, writeCurated } from '../src/usage/curate.ts';
import { logUsage, readUsage } from '../src/usage/log.ts';
import { loggedRow } from './loggedRow.ts';

const folder = mkdtempSync(join(tmpdir(), 'usage-'));
after(() => {
  rmSync(folder, { recursive: true, force: true });
});
afterEach(() => {
  process.env['USAGE_LOG'] = '';
});

describe('the usage log', () => {
  const file = join(folder, 'usage.jsonl');
  const { sources, output } = loggedRow('', '');
  const question = 'My card 4111 1111 1111 1111 was charged, write to eva@example.com';

  it('keeps nothing unless it was switched on', async () => {
    await logUsage(question, sources, output, 'base', file);
    assert.ok(!existsSync(file));
  });

  it('keeps the question without personal data, and the sources it was answered from', async () => {
    process.env['USAGE_LOG'] = '1';
    await logUsage(question, sources, { ...output, answer: 'Mail eva@example.com' }, 'base', file);
    const [entry] = await readUsage(file);
    assert.equal(entry?.question, 'My card [payment card] was charged, write to [email address]');
    assert.equal(entry.output.answer, 'Mail [email address]');
    assert.deepEqual(entry.sources, sources);
  });

  it('passes over a line that a killed process left half-written', async () => {
    appendFileSync(file, '{"id": "x", "quest');
    assert.equal((await readUsage(file)).length, 1);
  });
});

describe('curation', () => {
  it('adds what is new and keeps what people changed', () => {
    const corrected = {
      ...loggedRow('a', 'Where is my money?'),
      output: { ...loggedRow('a', '').output, desk: 'damages' as const },
      reviewed: true,
    };
    const rows = addLogged(
      [corrected],
      [loggedRow('a', 'Where is my money?'), loggedRow('b', 'What now?')],
      [],
    );
    assert.deepEqual(rows[0], corrected);
    assert.deepEqual(
      rows.map(({ id, reviewed }) => [id, reviewed]),
      [
        ['a', true],
        ['b', false],
      ],
    );
  });

  it('never takes a question of the evaluation, nor nearly one', () => {
    const asked = 'How long may I borrow one of your sewing machines at home?';
    const rows = addLogged(
      [],
      [
        loggedRow('same', 'how long may I borrow one of your SEWING machines, at home'),
        loggedRow('near', 'How long may I borrow one of your sewing machines at home please?'),
        loggedRow('other', 'When is the repair café?'),
      ],
      [asked],
    );
    assert.deepEqual(
      rows.map(({ id }) => id),
      ['other'],
    );
  });

  it('teaches only what a person has reviewed', () => {
    const row = loggedRow('a', 'Where is my money?');
    assert.equal(toTrainingRows([{ ...row, reviewed: false }]).length, 0);
    assert.equal(toTrainingRows([{ ...row, reviewed: true }]).length, 1);
  });

  it('names the line that a person broke', async () => {
    const file = join(folder, 'curated.jsonl');
    await writeCurated(file, [{ ...loggedRow('a', 'q'), reviewed: true }]);
    appendFileSync(file, '{"id": 4}\n');
    await assert.rejects(readCurated(file), /curated\.jsonl, line 2/);
  });
});
