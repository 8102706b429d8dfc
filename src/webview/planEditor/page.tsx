import * as l10n from '@vscode/l10n';
import { useMemo } from 'preact/hooks';
import type { PlanEditorIntent, PlanEditorSnapshot } from '../../protocol/planEditor';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { PostContext } from './post';
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
  const { plan, problems, fileName, editable, isEmpty } = snapshot;
  const isBroken = problems.some(({ severity }) => severity === 'error');
  const priceProblems = useMemo(
    () =>
      problems.filter(({ severity, path }) => severity === 'warning' && path.startsWith('prices')),
    [problems],
  );
  const title = plan?.document.title;
  return (
    <PostContext.Provider value={post}>
      <main class={isBroken ? 'stale' : undefined}>
        <header>
          <div>
            <p class="hint">{fileName}</p>
            <h1>{title === undefined || title === '' ? l10n.t('Untitled plan') : title}</h1>
            {plan?.document.task !== undefined && <p class="task">{plan.document.task}</p>}
          </div>
          <div class="header-actions">
            {plan && (
              <>
                <Button
                  kind="secondary"
                  icon="book"
                  onClick={() => post({ kind: 'run', command: 'exportDecisionRecord' })}
                >
                  {l10n.t('Export Record')}
                </Button>
                <Button
                  kind="secondary"
                  icon="graph"
                  onClick={() => post({ kind: 'run', command: 'exportBusinessCase' })}
                >
                  {l10n.t('Export Business Case')}
                </Button>
              </>
            )}
            <Button kind="secondary" icon="go-to-file" onClick={() => post({ kind: 'openAsText' })}>
              {l10n.t('Open as Text')}
            </Button>
          </div>
        </header>
        {!editable && (
          <p class="warning">
            <Icon name="lock" />
            <span>{l10n.t('This version of the file is read-only: look, compare and copy.')}</span>
          </p>
        )}
        {isEmpty ? (
          <EmptyFile editable={editable} post={post} />
        ) : (
          <Problems problems={problems} hasOlderState={plan !== undefined} post={post} />
        )}
        {plan && !isEmpty && (
          <Workbench
            snapshot={plan}
            priceProblems={priceProblems}
            disabled={isBroken || !editable}
            post={post}
          />
        )}
      </main>
    </PostContext.Provider>
  );
}

function EmptyFile({
  editable,
  post,
}: {
  readonly editable: boolean;
  readonly post: (intent: PlanEditorIntent) => void;
}) {
  return (
    <section class="empty">
      <h2>{l10n.t('This file is empty')}</h2>
      <p>
        {l10n.t(
          'A plan says what the task needs, what is known and how much it is used. Everything that it does not say has a default, marked as assumed.',
        )}
      </p>
      {editable && (
        <Button icon="add" onClick={() => post({ kind: 'start' })}>
          {l10n.t('Start a Plan')}
        </Button>
      )}
    </section>
  );
}
