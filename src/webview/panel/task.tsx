import * as l10n from '@vscode/l10n';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Long enough for a thought, short enough that nothing is lost when the view closes. */
const restMs = 700;

/** What the system must do, in the user's own words; kept while it is typed. */
export function Task({
  task,
  onChange,
}: {
  readonly task: string;
  readonly onChange: (task: string) => void;
}) {
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  // What was typed is in the plan, or another plan is shown.
  useEffect(
    () => setTyped((text) => (document.activeElement?.id === 'task' ? text : undefined)),
    [task],
  );
  const commit = (text: string): void => {
    clearTimeout(timer.current);
    if (text !== task) onChange(text);
  };
  return (
    <>
      <label class="hint" for="task">
        {l10n.t('What must the system do, and for whom?')}
      </label>
      <textarea
        id="task"
        rows={2}
        value={typed ?? task}
        placeholder={l10n.t("Answer customers' questions from our guides and policies")}
        onInput={({ currentTarget: { value } }) => {
          setTyped(value);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => commit(value), restMs);
        }}
        onChange={({ currentTarget: { value } }) => commit(value)}
      />
    </>
  );
}
