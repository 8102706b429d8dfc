import * as l10n from '@vscode/l10n';
import type { TextProblem } from '../../core/plan/problem';
import type { PlanEditorIntent } from '../../protocol/planEditor';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';

/** What keeps the text from being read, each at its place; warnings stand with the decision. */
export function Problems({
  problems,
  hasOlderState,
  post,
}: {
  readonly problems: readonly TextProblem[];
  readonly hasOlderState: boolean;
  readonly post: (intent: PlanEditorIntent) => void;
}) {
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return null;
  return (
    <section class="problems" role="alert">
      <h2>
        <Icon name="error" /> {l10n.t('This plan cannot be read')}
      </h2>
      <p>
        {hasOlderState
          ? l10n.t('Below is what it said before. Correct the text to go on.')
          : l10n.t('Correct the text, and the plan appears here.')}
      </p>
      <ul>
        {errors.map(({ message, line, column, offset }) => (
          <li key={`${offset} ${message}`}>
            <Button
              kind="link"
              title={l10n.t('Open the text at this place')}
              onClick={() => post({ kind: 'openAsText', at: { line, column } })}
            >
              {l10n.t('Line {0}, column {1}', line, column)}
            </Button>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
