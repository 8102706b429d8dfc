import { useState } from 'preact/hooks';
import type { TextPath } from '../../../protocol/planPaths';
import type { OnValue } from '../../live/useEdits';
import { inputId } from '../../fields/focusInput';

/** A text of the plan; it goes to the document when the field is left. */
export function TextField({
  path,
  label,
  value,
  rows,
  disabled,
  onCommit,
}: {
  readonly path: TextPath;
  readonly label: string;
  readonly value: string;
  readonly rows: number;
  readonly disabled: boolean;
  readonly onCommit: OnValue;
}) {
  const [typed, setTyped] = useState<string>();
  const id = inputId(path);
  return (
    <div class="field text">
      <label class="label" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        value={typed ?? value}
        disabled={disabled}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => {
          const text = event.currentTarget.value.trim();
          setTyped(undefined);
          onCommit(path, text === '' ? undefined : text);
        }}
      />
    </div>
  );
}
