import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { Fact } from '../../../core/plan/fact';
import type { PromptScore } from '../../../core/plan/plan';
import type { Quantity } from '../../../core/plan/quantity';
import type { EditedValue } from '../../../protocol/planEditor';
import type { FactPath } from '../../../protocol/planPaths';
import { Badge } from '../../controls/badge';
import type { OnValue } from '../../live/useEdits';
import { scoreLabel, type FactField } from './factFields';
import { inputId } from '../../fields/focusInput';
import { readNumbers, showNumber, type NumberFormat, type Read } from '../../fields/numberText';
import { ResetTool } from '../../fields/resetTool';

interface FactRowProps {
  readonly disabled: boolean;
  readonly onCommit: OnValue;
}

/** One number that is known of the case; what is typed is stated and replaces what was measured. */
export function FactFieldRow({
  field,
  fact,
  ...rest
}: FactRowProps & { readonly field: FactField; readonly fact: Fact<Quantity> | undefined }) {
  const format = { ...field, min: 0 };
  const points =
    fact === undefined ? [''] : [fact.value].flat().map((point) => showNumber(format, point));
  return (
    <FactInputs
      {...rest}
      path={field.path}
      label={field.label}
      unit={field.unit}
      fact={fact}
      texts={points}
      names={
        points.length === 1 ? [field.label] : [l10n.t('low'), l10n.t('likely'), l10n.t('high')]
      }
      read={(texts) => readNumbers(format, texts)}
    />
  );
}

const cases: NumberFormat = { min: 0, max: 1e9, whole: true, unit: l10n.t('cases') };

/** How many cases of an evaluation the prompt passes. */
export function ScoreFieldRow({
  fact,
  ...rest
}: FactRowProps & { readonly fact: Fact<PromptScore> | undefined }) {
  const score = fact?.value;
  return (
    <FactInputs
      {...rest}
      path="facts.promptScore"
      label={scoreLabel}
      unit={l10n.t('passed, of')}
      fact={fact}
      texts={score ? [String(score.passed), String(score.total)] : ['', '']}
      names={[l10n.t('passed'), l10n.t({ message: 'of', comment: ['the number of all cases'] })]}
      read={(texts) => {
        const [passed, total] = texts.map((text) => readNumbers(cases, [text]));
        if (passed?.kind === 'empty' && total?.kind === 'empty') return { kind: 'empty' };
        const isWhole =
          passed?.kind === 'value' &&
          total?.kind === 'value' &&
          typeof passed.value === 'number' &&
          typeof total.value === 'number' &&
          passed.value <= total.value;
        return isWhole
          ? {
              kind: 'value',
              value: {
                passed: passed.value,
                total: total.value,
                ...(score?.target === undefined ? {} : { target: score.target }),
              },
            }
          : { kind: 'wrong', message: l10n.t('Cases passed, and cases in all.') };
      }}
    />
  );
}

type ReadFact = Exclude<Read, { kind: 'value' }> | { kind: 'value'; value: EditedValue };

function FactInputs({
  path,
  label,
  unit,
  fact,
  texts: shown,
  names,
  read: readTexts,
  disabled,
  onCommit,
}: FactRowProps & {
  readonly path: FactPath;
  readonly label: string;
  readonly unit: string;
  readonly fact: Fact<unknown> | undefined;
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly read: (texts: readonly string[]) => ReadFact;
}) {
  const [typed, setTyped] = useState<readonly string[]>();
  const texts = typed ?? shown;
  const read = readTexts(texts);
  const id = inputId(path);
  const finish = (): void => {
    if (typed === undefined || read.kind === 'wrong') return;
    setTyped(undefined);
    onCommit(path, read.kind === 'value' ? read.value : undefined);
  };
  const source = [fact?.source, fact?.at].filter((part) => part !== undefined).join(', ');
  return (
    <div
      class={read.kind === 'wrong' ? 'field wrong' : 'field'}
      role="group"
      aria-labelledby={`${id}-label`}
    >
      <span class="label" id={`${id}-label`}>
        {label}
      </span>
      <span class="badge-place">
        {fact ? <Badge kind={fact.kind} /> : <span class="hint">{l10n.t('unknown')}</span>}
      </span>
      <div class="numbers">
        {texts.map((text, index) => (
          <input
            key={names[index]}
            id={index === 0 ? id : undefined}
            type="number"
            step="any"
            value={text}
            disabled={disabled}
            aria-label={texts.length === 1 ? label : l10n.t('{0}, {1}', label, names[index] ?? '')}
            title={names[index]}
            aria-describedby={`${id}-note`}
            aria-invalid={read.kind === 'wrong'}
            onInput={(event) => {
              const { value } = event.currentTarget;
              setTyped(texts.map((before, at) => (at === index ? value : before)));
            }}
            onChange={finish}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setTyped(undefined);
            }}
          />
        ))}
        <span class="unit hint">{unit}</span>
      </div>
      <div class="tools">
        {fact && (
          <ResetTool
            label={label}
            hasDefault={false}
            disabled={disabled}
            onReset={() => onCommit(path, undefined)}
          />
        )}
      </div>
      <p class="note hint" id={`${id}-note`}>
        {read.kind === 'wrong' ? read.message : source}
      </p>
    </div>
  );
}
