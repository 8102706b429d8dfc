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
        <Icon name="error" /> {fileName} cannot be read
      </h1>
      <p>
        Line {line}, column {column}: {message}.
      </p>
      {problems.length > 1 && <p class="hint">And {problems.length - 1} more.</p>}
      <Button icon="go-to-file" onClick={() => act('openText', { at: { line, column } })}>
        Open at Line {line}
      </Button>
      {hasOlderState && <p class="hint">Below is what it said before.</p>}
    </section>
  );
}
