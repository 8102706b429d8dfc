import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { deduplicate } from '../src/data/dedupe.ts';
import { findLeaks } from '../src/data/leakage.ts';
import { nearDuplicatePairs, nearDuplicateThreshold } from '../src/data/nearDuplicates.ts';
import { questionKey } from '../src/data/normalize.ts';
import { findPii, redactPii } from '../src/data/pii.ts';
import { textOf } from '../src/data/row.ts';
import { splitRows } from '../src/data/split.ts';
import { countRowTokens, countTokens } from '../src/data/tokens.ts';
import { conversation, rowAt } from './rows.ts';

const word = fc.constantFrom('bike', 'lock', 'dock', 'refund', 'card', 'ride', 'code', 'plan');
const question = fc.array(word, { minLength: 1, maxLength: 7 }).map((words) => words.join(' '));
const rows = fc
  .array(question, { maxLength: 40 })
  .map((questions) => questions.map((text, index) => rowAt(index + 1, text)));

describe('deduplicate', () => {
  it('drops rows that differ in case, punctuation and spacing only, and keeps the first', () => {
    const first = rowAt(1, 'Where is my scarf?');
    const { rows: kept, dropped } = deduplicate([
      first,
      rowAt(2, 'where  is my SCARF'),
      rowAt(3, 'Other'),
    ]);
    assert.deepEqual(
      kept.map(({ line }) => line),
      [1, 3],
    );
    assert.deepEqual(
      dropped.map(({ row, repeats }) => [row.line, repeats.line]),
      [[2, 1]],
    );
  });

  it('keeps rows that contradict each other, and says so', () => {
    const { rows: kept, conflicts } = deduplicate([
      rowAt(1, 'My code fails', 'promo_code'),
      rowAt(2, 'my code fails!', 'account_login'),
    ]);
    assert.equal(kept.length, 2);
    assert.deepEqual(
      conflicts.map(({ row, contradicts }) => [row.line, contradicts.line]),
      [[2, 1]],
    );
  });

  it('does not take texts of signs alone for the same', () => {
    assert.equal(deduplicate([rowAt(1, '???'), rowAt(2, '!!!')]).rows.length, 2);
  });
});

describe('nearDuplicatePairs', () => {
  it('finds the same pairs as comparing all with all', () => {
    fc.assert(
      fc.property(fc.array(question, { maxLength: 30 }), (texts) => {
        const expected = texts.flatMap((a, first) =>
          texts.flatMap((b, second) =>
            first < second && jaccard(a, b) >= nearDuplicateThreshold ? [`${first},${second}`] : [],
          ),
        );
        const found = nearDuplicatePairs(texts).map(([a, b]) => `${a},${b}`);
        assert.deepEqual(new Set(found), new Set(expected));
      }),
    );
  });
});

function jaccard(a: string, b: string): number {
  const [first, second] = [new Set(a.split(' ')), new Set(b.split(' '))];
  const shared = [...first].filter((one) => second.has(one)).length;
  return shared / (first.size + second.size - shared);
}

describe('splitRows', () => {
  const shares = { validation: 0.2, heldOut: 0.3 };

  it('never leaks, loses no row, and does not depend on the order', () => {
    fc.assert(
      fc.property(rows, fc.string(), (all, seed) => {
        const split = splitRows(all, shares, seed);
        assert.deepEqual(findLeaks(split), []);
        assert.equal(
          split.training.length + split.validation.length + split.heldOut.length,
          all.length,
        );
        const reversed = splitRows([...all].reverse(), shares, seed);
        assert.deepEqual(new Set(reversed.heldOut), new Set(split.heldOut));
      }),
    );
  });

  it('leaves held-out rows where they are when other rows come', () => {
    const before = Array.from({ length: 200 }, (_, index) =>
      rowAt(index, `only number ${index} ${index * 7}`),
    );
    const after = [
      ...before,
      ...Array.from({ length: 99 }, (_, index) => rowAt(500 + index, `later ${index} x${index}`)),
    ];
    const heldOut = new Set(splitRows(after, shares, 's').heldOut);
    for (const row of splitRows(before, shares, 's').heldOut) assert.ok(heldOut.has(row));
  });

  it('keeps to the shares', () => {
    const many = Array.from({ length: 2_000 }, (_, index) =>
      rowAt(index, `q${index} r${index} s${index}`),
    );
    const { heldOut, validation } = splitRows(many, shares, 's');
    assert.ok(Math.abs(heldOut.length - 600) < 80, `${heldOut.length} held out`);
    assert.ok(Math.abs(validation.length - 400) < 80, `${validation.length} validation`);
  });
});

describe('findLeaks', () => {
  it('names a question that stands on two sides, word for word or nearly', () => {
    const long = 'the rear light of my rental went out on the way home';
    const leaks = findLeaks({
      training: [rowAt(1, 'Where is my scarf?'), rowAt(2, long)],
      validation: [rowAt(3, 'where is my scarf')],
      heldOut: [rowAt(4, `${long} again`), rowAt(5, 'something else')],
    });
    assert.deepEqual(
      leaks.map(({ kind, seen, leaked, side }) => [kind, seen.line, leaked.line, side]),
      [
        ['same question', 1, 3, 'validation'],
        ['near duplicate', 2, 4, 'heldOut'],
      ],
    );
  });
});

describe('personal data', () => {
  const found = (text: string): readonly string[] =>
    findPii([rowAt(1, text)]).map(({ kind }) => kind);

  const hits: readonly (readonly [string, string])[] = [
    ['email address', 'mail jane.doe+x@mail.example.org please'],
    ['phone number', 'call +49 170 1234567 today'],
    ['phone number', 'call (030) 1234 5678 today'],
    ['payment card', 'card 4111 1111 1111 1111'],
    ['bank account (IBAN)', 'to DE89 3704 0044 0532 0130 00 please'],
    ['US social security number', 'ssn 536-90-4399'],
    ['IP address', 'from 93.184.216.34'],
    ['secret key', 'key sk-abcdefghijklmnopqrstuvwx'],
  ];
  for (const [kind, text] of hits) {
    it(`finds and redacts: ${text}`, () => {
      assert.deepEqual(found(text), [kind]);
      const redacted = redactPii(conversation(text));
      assert.ok(
        textOf(redacted.messages[1] ?? { role: 'user', content: '' }).includes(`[${kind}]`),
      );
      assert.deepEqual(findPii([{ file: '', line: 1, row: redacted }]), []);
    });
  }

  for (const text of [
    'on 2026-11-22 at 10:30',
    'card 4111 1111 1111 1112',
    'version 10.0.0.1',
    'order 123456',
    'it cost 12.50',
  ]) {
    it(`leaves alone: ${text}`, () => {
      assert.deepEqual(found(text), []);
    });
  }

  it('shows the first characters only', () => {
    const [finding] = findPii([rowAt(1, 'mail jane.doe@example.org')]);
    assert.equal(finding?.excerpt, 'jan…');
  });

  it('ends in time on hostile text', () => {
    for (const unit of ['1 ', '1-', 'a@', 'a.', 'DE89 ', '(', '9']) found(unit.repeat(20_000));
  });
});

describe('tokens', () => {
  it('are those of o200k_base, and three for each message and the conversation', () => {
    // "hello world" is 2 tokens in o200k_base, a role is one.
    assert.equal(countTokens('hello world'), 2);
    const row = {
      messages: [
        { role: 'user' as const, content: 'hello world' },
        { role: 'assistant' as const, content: 'hello world' },
      ],
    };
    assert.equal(countRowTokens(row), 3 + 2 * (3 + 1 + 2));
  });

  it('take what looks like a special token for text', () => {
    assert.ok(countTokens('<|endoftext|>') > 1);
  });
});

it('questionKey tells conversations by all their user turns', () => {
  const one = conversation('Hello');
  const two = { ...one, messages: [...one.messages, ...conversation('And?').messages.slice(1)] };
  assert.notEqual(questionKey(one), questionKey(two));
});
