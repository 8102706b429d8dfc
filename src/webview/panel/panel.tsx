import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import type { PanelSnapshot } from '../../protocol/panel';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import type { Act } from './actions';
import { PlanBar } from './planBar';
import { Problems } from './problems';
import { Path } from './path';
import type { StepId } from './step';

/** What the page remembers of itself while it is hidden. */
export interface PageState {
  readonly open: Readonly<Partial<Record<StepId, boolean>>>;
}

/** The decision panel: which plan, the answer in view, the five steps that it follows from. */
export function Panel({
  snapshot,
  failure,
  state,
  act,
  onDismiss,
  onToggle,
}: {
  readonly snapshot: PanelSnapshot;
  /** What went wrong with the last thing that was asked. */
  readonly failure: string | undefined;
  readonly state: PageState;
  readonly act: Act;
  readonly onDismiss: () => void;
  readonly onToggle: (id: StepId, isOpen: boolean) => void;
}) {
  const { file, plan, problems } = snapshot;
  const errors = problems.filter(({ severity }) => severity === 'error');
  useUndoKeys(act);
  return (
    <main>
      <PlanBar snapshot={snapshot} act={act} />
      {failure !== undefined && (
        <p class="failure" role="alert">
          <Icon name="error" />
          <span>{failure}</span>
          <Button kind="link" onClick={onDismiss}>
            {l10n.t('Dismiss')}
          </Button>
        </p>
      )}
      <Problems
        fileName={file?.name ?? l10n.t('The draft')}
        problems={errors}
        hasOlderState={plan !== undefined}
        act={act}
      />
      {plan && (
        <div class={errors.length > 0 ? 'stale' : undefined} inert={errors.length > 0}>
          <Path
            key={file?.uri ?? 'draft'}
            read={plan}
            snapshot={snapshot}
            state={state}
            act={act}
            onToggle={onToggle}
          />
        </div>
      )}
    </main>
  );
}

/** Undo and redo by their keys, but where a text field has its own. */
function useUndoKeys(act: Act): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || isTextField(event.target)) return;
      const key = event.key.toLowerCase();
      const wanted =
        key === 'y' || (key === 'z' && event.shiftKey) ? 'redo' : key === 'z' ? 'undo' : undefined;
      if (wanted === undefined) return;
      event.preventDefault();
      act(wanted, {});
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [act]);
}

function isTextField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type === 'number')
  );
}

/** What stands until the first snapshot comes: the answer's place is kept. */
export function Loading() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div class="loading" role="status">
      {isSlow && <p class="hint">{l10n.t('Opening the plan…')}</p>}
    </div>
  );
}
