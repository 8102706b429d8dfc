import { useCallback, useMemo } from 'preact/hooks';
import type { Plan } from '../../core/plan/plan';
import { resolvePlan } from '../../core/plan/resolve';
import type { PlanEditorIntent, ReadPlan } from '../../protocol/planEditor';
import { withEdits } from '../live/editedDocument';
import { useEdits, type OnValue } from '../live/useEdits';

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
  const { edits, edit, commit: keep } = useEdits(snapshot);
  const document = useMemo(() => withEdits(snapshot.document, edits), [snapshot, edits]);
  // A commit comes back as a snapshot that says what is already shown.
  const plan = useMemo(() => resolvePlan(document), [JSON.stringify(document)]);
  const commit: OnValue = useCallback(
    (path, value) => {
      keep(path, value);
      post(value === undefined ? { kind: 'reset', path } : { kind: 'set', path, value });
    },
    [keep, post],
  );
  return { plan, edit, commit };
}
