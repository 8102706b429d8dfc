import * as l10n from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import type { PromptScore } from '../../core/plan/plan';

/** The result of an evaluation as a user states it: so many of so many cases; both empty takes it away. */
export function StatedScore({
  score,
  onChange,
}: {
  readonly score: PromptScore | undefined;
  readonly onChange: (score: { passed: number; total: number } | undefined) => void;
}) {
  const kept = { passed: asText(score?.passed), total: asText(score?.total) };
  const [typed, setTyped] = useState<Partial<typeof kept>>({});
  useEffect(() => setTyped({}), [score?.passed, score?.total]);
  const { passed, total } = { ...kept, ...typed };
  const isEmpty = passed === '' && total === '';
  const isComplete = isCount(passed) && isCount(total) && Number(passed) <= Number(total);
  const isWrong = passed !== '' && total !== '' && !isComplete;
  const field = (name: keyof typeof kept, label: string) => (
    <input
      type="number"
      min={0}
      step={1}
      value={{ passed, total }[name]}
      aria-label={label}
      aria-invalid={isWrong}
      onInput={({ currentTarget: { value } }) =>
        setTyped((before) => ({ ...before, [name]: value }))
      }
      onChange={() => {
        if (Object.keys(typed).length === 0) return;
        if (isEmpty) onChange(undefined);
        else if (isComplete) onChange({ passed: Number(passed), total: Number(total) });
      }}
    />
  );
  return (
    <div class={isWrong ? 'statement wrong' : 'statement'}>
      <span>{l10n.t('Or state it')}</span>
      {field('passed', l10n.t('Cases that passed'))}
      <span class="hint">
        {l10n.t({
          message: 'of',
          comment: ['{passed} of {total} cases passed: between two fields'],
        })}
      </span>
      {field('total', l10n.t('Cases that were run'))}
      <span class="hint">{isWrong ? l10n.t('no more than were run') : l10n.t('cases passed')}</span>
    </div>
  );
}

function asText(value: number | undefined): string {
  return value === undefined ? '' : String(value);
}

function isCount(text: string): boolean {
  return text !== '' && Number.isInteger(Number(text)) && Number(text) >= 0;
}
