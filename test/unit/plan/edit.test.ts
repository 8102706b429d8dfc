import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findNodeAtLocation, getNodeValue, parse, parseTree } from 'jsonc-parser';
import { describe, it } from 'mocha';
import { applyEdits, editPlan, type PlanChange, type PlanPath } from '../../../src/core/plan/edit';
import type { PlanValue } from '../../../src/core/plan/layout';

const keys = ['version', 'title', 'facts', 'needs', 'corpusTokens', 'extra', 'x y', 'ключ'];
const leaf = fc.oneof(fc.integer(), fc.boolean(), fc.string(), fc.constant([1, 2, 3]));
const objectOf = (inner: fc.Arbitrary<PlanValue>) =>
  fc.dictionary(fc.constantFrom(...keys), inner, { minKeys: 1, maxKeys: 5, noNullPrototype: true });
const plan = objectOf(fc.oneof(leaf, objectOf(fc.oneof(leaf, objectOf(leaf)))));
const path = fc.array(fc.constantFrom(...keys), {
  minLength: 1,
  maxLength: 3,
}) as unknown as fc.Arbitrary<PlanPath>;
const layout = fc.record({
  indent: fc.constantFrom('  ', '    ', '\t'),
  eol: fc.constantFrom('\n', '\r\n'),
  comments: fc.array(fc.constantFrom('', ' // why', ' /* as asked */'), {
    minLength: 40,
    maxLength: 40,
  }),
});
type Style = { indent: string; eol: string; comments: string[] };

/** A hand-written plan: one key a line, a comment behind any of them. */
function write(value: object, { indent, eol, comments }: Style): string {
  const lines = JSON.stringify(value, undefined, indent).split('\n');
  return (
    lines.map((line, index) => `${line}${comments[index % comments.length] ?? ''}`).join(eol) + eol
  );
}

function changePlan(text: string, changes: readonly PlanChange[]): string {
  const edit = editPlan(text, changes);
  return edit ? applyEdits(text, [edit]) : text;
}

/** Whether the path runs through something that is not an object, where nothing can be set. */
function isBlocked(text: string, target: PlanPath): boolean {
  const root = parseTree(text);
  return target.slice(0, -1).some((_, index) => {
    const node = root && findNodeAtLocation(root, target.slice(0, index + 1));
    return node !== undefined && node.type !== 'object';
  });
}

function commentsOf(text: string): number {
  return (text.match(/\/\/ why|\/\* as asked \*\//g) ?? []).length;
}

describe('editing a plan', () => {
  it('changes no byte when the value is already there', () => {
    fc.assert(
      fc.property(plan, layout, path, (value, style, target) => {
        const text = write(value, style);
        const root = parseTree(text);
        const node = root && findNodeAtLocation(root, [...target]);
        const current = node && (getNodeValue(node) as PlanValue);
        assert.equal(editPlan(text, [{ path: target, value: current }]), undefined);
      }),
    );
  });

  it('sets the value, changes only its own lines and keeps every comment, key and line end', () => {
    fc.assert(
      fc.property(
        plan,
        layout,
        path,
        fc.oneof(leaf, objectOf(leaf)),
        (value, style, target, wanted) => {
          const text = write(value, style);
          fc.pre(!isBlocked(text, target));
          const root = parseTree(text);
          const replaced = root && findNodeAtLocation(root, [...target]);
          const after = changePlan(text, [{ path: target, value: wanted }]);

          const errors: import('jsonc-parser').ParseError[] = [];
          const reread = parseTree(after, errors);
          assert.deepEqual(errors, []);
          const set = reread && findNodeAtLocation(reread, [...target]);
          assert.deepEqual(
            JSON.parse(JSON.stringify(set && getNodeValue(set))),
            JSON.parse(JSON.stringify(wanted)),
          );

          const before = text.split('\n');
          const now = after.split('\n');
          let head = 0;
          while (head < before.length && before[head] === now[head]) head++;
          let tail = 0;
          while (tail < before.length - head && before.at(-1 - tail) === now.at(-1 - tail)) tail++;
          const own = replaced
            ? text.slice(replaced.offset, replaced.offset + replaced.length)
            : '';
          const ownLines = replaced ? own.split('\n').length : 1;
          assert.ok(
            before.length - head - tail <= ownLines,
            `${before.length - head - tail} lines changed, ${ownLines} are its own`,
          );
          assert.ok(commentsOf(after) >= commentsOf(text) - commentsOf(own), 'comments stay');
          if (style.eol === '\r\n') assert.ok(!/[^\r]\n/.test(after), 'line ends stay');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never replaces half of a character', () => {
    const edit = editPlan('{ "title": "😀!" }', [{ path: ['title'], value: '😁!' }]);
    assert.deepEqual(edit, { offset: 12, length: 2, content: '😁' });
    const low = editPlan('{ "title": "\u{1f600}" }', [{ path: ['title'], value: '\u{1fa00}' }]);
    assert.equal(low?.length, 2);
  });

  it('adds then removes a key and is back at the same bytes', () => {
    fc.assert(
      fc.property(plan, layout, leaf, (value, style, wanted) => {
        const text = write(value, style);
        const added = changePlan(text, [{ path: ['added'], value: wanted }]);
        assert.equal(changePlan(added, [{ path: ['added'], value: undefined }]), text);
      }),
    );
  });

  it('keeps the comment of the line above when the last key goes', () => {
    const text = '{\n  "version": 1, // the format\n  "title": "a" // gone\n}\n';
    assert.equal(
      changePlan(text, [{ path: ['title'], value: undefined }]),
      '{\n  "version": 1 // the format\n}\n',
    );
  });

  it('keeps the comments inside a group that is set as a whole', () => {
    const text = '{\n  "a": {\n    "value": 1, // counted by hand\n    "kind": "stated"\n  }\n}\n';
    assert.equal(
      changePlan(text, [{ path: ['a'], value: { value: 2, kind: 'stated', at: '2026-11-22' } }]),
      '{\n  "a": {\n    "value": 2, // counted by hand\n    "kind": "stated",\n    "at": "2026-11-22"\n  }\n}\n',
    );
  });

  it('leaves neighbours on the same line alone', () => {
    const text = '{ "version":1,   "title": "a"}';
    assert.equal(
      changePlan(text, [{ path: ['title'], value: 'b' }]),
      '{ "version":1,   "title": "b"}',
    );
  });

  it('fills an empty text and an empty object', () => {
    for (const text of ['', '{}', '{\n}\n', '// a plan\n{}']) {
      const after = changePlan(text, [
        { path: ['version'], value: 1 },
        { path: ['facts', 'corpusTokens'], value: { value: 7, kind: 'measured' } },
      ]);
      assert.deepEqual(parse(after), {
        version: 1,
        facts: { corpusTokens: { value: 7, kind: 'measured' } },
      });
    }
  });
});
