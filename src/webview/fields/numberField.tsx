import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { FactKind } from '../../core/plan/factKind';
import { likely, type Quantity } from '../../core/plan/quantity';
import type { NumberPath } from '../../protocol/planPaths';
import { Badge } from '../controls/badge';
import { memo } from '../controls/memo';
import type { NumberField } from './fields';
import { inputId } from './focusInput';
import { readNumbers, showNumber } from './numberText';
import { ResetTool } from './resetTool';
import { Slider } from './slider';
import { ToolButton } from './toolButton';

export interface NumberFieldProps {
  readonly field: NumberField;
  /** Absent for a limit that nobody set. */
  readonly value: Quantity | undefined;
  readonly kind: FactKind;
  /** Where it was learned, where the plan says so. */
  readonly source: string | undefined;
  /** Why the default is what it is. */
  readonly reason: string | undefined;
  readonly disabled: boolean;
  /** The value follows the hand; undefined gives the default back. */
  readonly onEdit: (path: NumberPath, value: Quantity | undefined) => void;
  /** The hand has let go. */
  readonly onCommit: (path: NumberPath, value: Quantity | undefined) => void;
}

const pointNames = [l10n.t('low'), l10n.t('likely'), l10n.t('high')] as const;

/** One number of the plan, or its range, with where it comes from: typed, or dragged while the figures follow. */
export const NumberFieldRow = memo((props: NumberFieldProps) => {
  const { field, value, kind, source, reason, disabled, onEdit, onCommit } = props;
  const { path, label } = field;
  const [typed, setTyped] = useState<readonly string[]>();
  const isRange = typeof value === 'object';
  const points = value === undefined ? [] : isRange ? value : [value];
  const texts =
    typed ?? (points.length === 0 ? [''] : points.map((point) => showNumber(field, point)));
  const read = readNumbers(field, texts);
  const id = inputId(path);

  const type = (index: number, text: string): void => {
    const next = texts.map((before, at) => (at === index ? text : before));
    setTyped(next);
    const after = readNumbers(field, next);
    if (after.kind === 'value') onEdit(path, after.value);
  };
  const finish = (): void => {
    if (typed === undefined || read.kind === 'wrong') return;
    setTyped(undefined);
    onCommit(path, read.kind === 'value' ? read.value : undefined);
  };

  return (
    <div
      class={read.kind === 'wrong' ? 'field wrong' : 'field'}
      role="group"
      aria-labelledby={`${id}-label`}
    >
      <span class="label" id={`${id}-label`}>
        {label}
      </span>
      {value === undefined ? (
        <span class="badge-place hint">{l10n.t('not set')}</span>
      ) : (
        <span class="badge-place">
          <Badge kind={kind} />
        </span>
      )}
      <div class="numbers">
        {texts.map((text, index) => (
          <input
            key={texts.length === 1 ? 'only' : pointNames[index]}
            id={index === 0 ? id : undefined}
            type="number"
            step="any"
            value={text}
            disabled={disabled}
            aria-label={
              texts.length === 1 ? label : l10n.t('{0}, {1}', label, pointNames[index] ?? '')
            }
            title={texts.length === 1 ? undefined : pointNames[index]}
            aria-describedby={`${id}-note`}
            aria-invalid={read.kind === 'wrong'}
            onInput={(event) => type(index, event.currentTarget.value)}
            onChange={finish}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              setTyped(undefined);
              onEdit(path, value);
            }}
          />
        ))}
        <span class="unit hint">{field.unit}</span>
      </div>
      <div class="tools">
        {field.single !== true && value !== undefined && (
          <ToolButton
            icon="arrow-both"
            label={l10n.t('{0}: range', label)}
            title={
              isRange
                ? l10n.t('Replace the range by its likely value')
                : l10n.t('Give a range: low, likely, high')
            }
            pressed={isRange}
            disabled={disabled}
            onClick={() => onCommit(path, isRange ? likely(value) : [value, value, value])}
          />
        )}
        {kind !== 'assumed' && value !== undefined && (
          <ResetTool
            label={label}
            hasDefault={reason !== undefined}
            disabled={disabled}
            onReset={() => onCommit(path, undefined)}
          />
        )}
      </div>
      {field.slider && !isRange && value !== undefined && (
        <Slider
          field={field}
          value={value}
          disabled={disabled}
          onDrag={(dragged) => {
            setTyped(undefined);
            onEdit(path, dragged);
          }}
          onRelease={(dragged) => onCommit(path, dragged)}
        />
      )}
      <p class="note hint" id={`${id}-note`}>
        {read.kind === 'wrong'
          ? read.message
          : (source ?? (kind === 'assumed' ? reason : undefined))}
      </p>
    </div>
  );
});
