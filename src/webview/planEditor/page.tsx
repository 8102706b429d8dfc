import type { PlanEditorIntent, PlanEditorSnapshot } from '../../protocol/planEditor';
import { Button } from '../controls/button';
import { Problems } from './problems';
import { Workbench } from './workbench';

/** The plan editor: what the text says, or what keeps it from being read with the last state that could be. */
export function PlanEditorPage({
  snapshot,
  post,
}: {
  readonly snapshot: PlanEditorSnapshot;
  readonly post: (intent: PlanEditorIntent) => void;
}) {
  const { plan, problems, fileName, editable } = snapshot;
  const isBroken = problems.some(({ severity }) => severity === 'error');
  const title = plan?.document.title;
  return (
    <main class={isBroken ? 'stale' : undefined}>
      <header>
        <div>
          <p class="hint">{fileName}</p>
          <h1>{title === undefined || title === '' ? 'Untitled plan' : title}</h1>
          {plan?.document.task !== undefined && <p class="task">{plan.document.task}</p>}
        </div>
        <Button kind="secondary" icon="go-to-file" onClick={() => post({ kind: 'openAsText' })}>
          Open as Text
        </Button>
      </header>
      <Problems problems={problems} hasOlderState={plan !== undefined} post={post} />
      {plan && <Workbench snapshot={plan} disabled={isBroken || !editable} post={post} />}
    </main>
  );
}
