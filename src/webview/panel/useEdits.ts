import { useEffect, useRef, useState } from 'preact/hooks';
import type { Quantity } from '../../core/plan/quantity';
import type { EditablePath } from '../../protocol/planPaths';
import type { Edits } from '../planEditor/editedDocument';

type Change = (path: EditablePath, value: Quantity | undefined) => void;

/**
 * Values that follow the hand before the document holds them.
 * @param snapshot with each the committed values are in the document, or were refused; those in the hand stay
 */
export function useEdits(snapshot: unknown): {
  readonly edits: Edits;
  readonly edit: Change;
  readonly commit: Change;
} {
  const [edits, setEdits] = useState<Edits>(new Map());
  const committed = useRef(new Set<EditablePath>());
  useEffect(() => {
    const done = committed.current;
    committed.current = new Set();
    if (done.size > 0)
      setEdits((before) => new Map([...before].filter(([path]) => !done.has(path))));
  }, [snapshot]);
  const edit: Change = (path, value) => {
    committed.current.delete(path);
    setEdits((before) => new Map(before).set(path, value));
  };
  return {
    edits,
    edit,
    commit: (path, value) => {
      edit(path, value);
      committed.current.add(path);
    },
  };
}
