import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Plan } from '../../../core/plan/plan';
import { resolvePlan } from '../../../core/plan/resolve';
import type { EditedValue, PlanEditorIntent, ReadPlan } from '../../../protocol/planEditor';
import type { EditablePath } from '../../../protocol/planPaths';
import { withEdits, type Edits } from './editedDocument';

/** Takes a value at a path; undefined gives the default back. */
export type OnValue = (path: EditablePath, value: EditedValue | undefined) => void;

export interface LivePlan {
  /** The plan with what is in the hand; the same object as long as it says the same. */
  readonly plan: Plan;
  /** A value follows the hand. */
  readonly edit: OnValue;
  /** The hand has let go: the value goes to the document. */
  readonly commit: OnValue;
}

/** The plan of a snapshot with the values that are being edited. */
export function useLivePlan(
  snapshot: ReadPlan,
  post: (intent: PlanEditorIntent) => void,
): LivePlan {
  const [edits, setEdits] = useState<Edits>(new Map());
  const committed = useRef(new Set<EditablePath>());
  // What was committed is in the snapshot or was refused; what is still in the hand stays there.
  useEffect(() => {
    const done = committed.current;
    committed.current = new Set();
    if (done.size > 0)
      setEdits((before) => new Map([...before].filter(([path]) => !done.has(path))));
  }, [snapshot]);

  const document = useMemo(() => withEdits(snapshot.document, edits), [snapshot, edits]);
  // A commit comes back as a snapshot that says what is already shown.
  const plan = useMemo(() => resolvePlan(document), [JSON.stringify(document)]);

  const edit: OnValue = useCallback((path, value) => {
    committed.current.delete(path);
    setEdits((before) => new Map(before).set(path, value));
  }, []);
  const commit: OnValue = useCallback(
    (path, value) => {
      edit(path, value);
      committed.current.add(path);
      post(value === undefined ? { kind: 'reset', path } : { kind: 'set', path, value });
    },
    [edit, post],
  );
  return { plan, edit, commit };
}
