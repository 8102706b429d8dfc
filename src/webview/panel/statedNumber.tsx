import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';

/** A fact that a user may state as one number; empty takes it away. */
export function StatedNumber({
  id,
  what,
  unit,
  value,
  whole = true,
  onChange,
}: {
  readonly id: string;
  /** What is stated: completes the label for those who hear it. */
  readonly what: string;
  readonly unit: string;
  readonly value: number | undefined;
  readonly whole?: boolean;
  readonly onChange: (value: number | undefined) => void;
}) {
  const [typed, setTyped] = useState<string>();
  useEffect(() => setTyped(undefined), [value]);
  const text = typed ?? (value === undefined ? '' : String(value));
  const isWrong = text !== '' && !isCount(text, whole);
  return (
    <div class={isWrong ? 'statement wrong' : 'statement'}>
      <label for={id}>
        {l10n.t('Or state it')}
        <span class="unseen">{l10n.t(': {0}', what)}</span>
      </label>
      <input
        id={id}
        type="number"
        min={0}
        step={whole ? 1 : 'any'}
        value={text}
        aria-invalid={isWrong}
        aria-describedby={`${id}-unit`}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={() => {
          if (isWrong || typed === undefined) return;
          onChange(text === '' ? undefined : Number(text));
        }}
      />
      <span class="hint" id={`${id}-unit`}>
        {isWrong ? l10n.t('0 or more {0}', unit) : unit}
      </span>
    </div>
  );
}

function isCount(text: string, whole: boolean): boolean {
  const number = Number(text);
  return number >= 0 && (whole ? Number.isInteger(number) : Number.isFinite(number));
}
