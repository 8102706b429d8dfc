import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { applyEdits, editPlan } from '../../../src/core/plan/edit';
import { TextHistory } from '../../../src/vscode/panel/textHistory';

const start = '{\n  "version": 1 // mine\n}\n';

describe('The history of a plan', () => {
  it('takes back every edit and makes it again, byte for byte', () => {
    const edits = fc.array(
      fc.tuple(fc.constantFrom('title', 'task'), fc.option(fc.string({ unit: 'grapheme' }))),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(edits, (changes) => {
        const history = new TextHistory();
        const texts = [start];
        for (const [name, value] of changes) {
          const before = texts.at(-1) ?? '';
          const edit = editPlan(before, [{ path: [name], value: value ?? undefined }]);
          if (!edit) continue;
          history.record(before, edit);
          texts.push(applyEdits(before, [edit]));
        }
        let text = texts.at(-1) ?? '';
        for (const expected of texts.slice(0, -1).reverse()) {
          const edit = history.undo(text);
          assert.ok(edit);
          text = applyEdits(text, [edit]);
          assert.equal(text, expected);
        }
        assert.equal(history.canUndo(text), false);
        for (const expected of texts.slice(1)) {
          const edit = history.redo(text);
          assert.ok(edit);
          text = applyEdits(text, [edit]);
          assert.equal(text, expected);
        }
        assert.equal(history.canRedo(text), false);
      }),
    );
  });

  it('offers nothing for a text that somebody else has changed since', () => {
    const history = new TextHistory();
    const edit = { offset: 0, length: 0, content: 'a' };
    history.record('b', edit);
    assert.equal(history.canUndo('ab'), true);
    assert.equal(history.canUndo('abc'), false);
    assert.equal(history.undo('abc'), undefined);
  });
});
