import { applyEdits, type TextEdit } from '../../core/plan/edit';

/** A step that leads from one text to another. */
interface Step {
  readonly from: string;
  readonly edit: TextEdit;
}

/** Far more than anybody takes back. */
const longest = 200;

/** What the panel has changed in one plan. A step holds only for the text that it left: others may write too. */
export class TextHistory {
  readonly #undo: Step[] = [];
  readonly #redo: Step[] = [];

  /** Notes an edit that was made on a text. */
  record(before: string, edit: TextEdit): void {
    this.#undo.push(inverse(before, edit));
    if (this.#undo.length > longest) this.#undo.shift();
    this.#redo.length = 0;
  }

  /** The edit that takes the last step back; undefined where there is none for this text. */
  undo(text: string): TextEdit | undefined {
    return step(text, this.#undo, this.#redo);
  }

  /** The edit that makes the last step taken back again; undefined where there is none for this text. */
  redo(text: string): TextEdit | undefined {
    return step(text, this.#redo, this.#undo);
  }

  canUndo(text: string): boolean {
    return this.#undo.at(-1)?.from === text;
  }

  canRedo(text: string): boolean {
    return this.#redo.at(-1)?.from === text;
  }
}

function step(text: string, from: Step[], to: Step[]): TextEdit | undefined {
  const last = from.at(-1);
  if (last?.from !== text) return undefined;
  from.pop();
  to.push(inverse(text, last.edit));
  return last.edit;
}

function inverse(before: string, edit: TextEdit): Step {
  const { offset, length, content } = edit;
  return {
    from: applyEdits(before, [edit]),
    edit: { offset, length: content.length, content: before.slice(offset, offset + length) },
  };
}
