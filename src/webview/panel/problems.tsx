import * as l10n from '@vscode/l10n';
import type { TextProblem } from '../../core/plan/problem';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import type { Act } from './actions';

/** The first of what keeps the plan from being read, each with the way to its place. */
export function Problems({
  fileName,
  problems,
  hasOlderState,
  act,
}: {
  readonly fileName: string;
  readonly problems: readonly TextProblem[];
  readonly hasOlderState: boolean;
  readonly act: Act;
}) {
  const [first] = problems;
  if (!first) return null;
  const { line, column, message } = first;
  return (
    <section class="problem" role="alert">
      <h1>
        <Icon name="error" /> {l10n.t('{0} cannot be read', fileName)}
      </h1>
      <p>{l10n.t('Line {0}, column {1}: {2}.', line, column, message)}</p>
      {problems.length > 1 && <p class="hint">{l10n.t('And {0} more.', problems.length - 1)}</p>}
      <Button icon="go-to-file" onClick={() => act('openText', { at: { line, column } })}>
        {l10n.t('Open at Line {0}', line)}
      </Button>
      {hasOlderState && <p class="hint">{l10n.t('Below is what it said before.')}</p>}
    </section>
  );
}
