import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EditedValue } from '../../protocol/planEditor';
import type { EditablePath } from '../../protocol/planPaths';
import type { Edits } from './editedDocument';

/** Takes a value at a path; undefined gives the default back. */
export type OnValue = (path: EditablePath, value: EditedValue | undefined) => void;

/**
 * Values that follow the hand before the document holds them.
 * @param snapshot with each the committed values are in the document, or were refused; those in the hand stay
 */
export function useEdits(snapshot: unknown): {
  readonly edits: Edits;
  readonly edit: OnValue;
  readonly commit: OnValue;
} {
  const [edits, setEdits] = useState<Edits>(new Map());
  const committed = useRef(new Set<EditablePath>());
  useEffect(() => {
    const done = committed.current;
    committed.current = new Set();
    if (done.size > 0)
      setEdits((before) => new Map([...before].filter(([path]) => !done.has(path))));
  }, [snapshot]);
  const edit: OnValue = useCallback((path, value) => {
    committed.current.delete(path);
    setEdits((before) => new Map(before).set(path, value));
  }, []);
  const commit: OnValue = useCallback(
    (path, value) => {
      edit(path, value);
      committed.current.add(path);
    },
    [edit],
  );
  return { edits, edit, commit };
}
