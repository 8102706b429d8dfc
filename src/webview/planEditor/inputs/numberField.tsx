import { useState } from 'preact/hooks';
import type { FactKind } from '../../core/plan/factKind';
import { likely, type Quantity } from '../../core/plan/quantity';
import { Badge } from '../controls/badge';
import { Icon } from '../controls/icon';
import type { NumberField } from './fields';

export interface NumberFieldProps {
  readonly field: NumberField;
  /** Absent for a limit that nobody set. */
  readonly value: Quantity | undefined;
  readonly kind: FactKind;
  /** Why the default is what it is. */
  readonly reason: string | undefined;
  readonly disabled: boolean;
  /** The value follows the hand; undefined gives the default back. */
  readonly onEdit: (value: Quantity | undefined) => void;
  /** The hand has let go. */
  readonly onCommit: (value: Quantity | undefined) => void;
}

const pointNames = ['low', 'likely', 'high'] as const;

/** One number of the plan, or its range, with where it comes from: typed, or dragged while the figures follow. */
export function NumberFieldRow(props: NumberFieldProps) {
  const { field, value, kind, reason, disabled, onEdit, onCommit } = props;
  const [typed, setTyped] = useState<readonly string[]>();
  const isRange = typeof value === 'object';
  const points = value === undefined ? [] : isRange ? value : [value];
  const texts = typed ?? (points.length === 0 ? [''] : points.map((point) => show(field, point)));
  const read = readTexts(field, texts);
  const id = field.path.replaceAll('.', '-');

  const type = (index: number, text: string): void => {
    const next = texts.map((before, at) => (at === index ? text : before));
    setTyped(next);
    const after = readTexts(field, next);
    if (after.kind === 'value') onEdit(after.value);
  };
  const finish = (): void => {
    if (typed === undefined || read.kind === 'wrong') return;
    setTyped(undefined);
    onCommit(read.kind === 'value' ? read.value : undefined);
  };
  const drag = (position: number): Quantity => {
    setTyped(undefined);
    return valueAtPosition(field, position);
  };

  return (
    <div
      class={read.kind === 'wrong' ? 'field wrong' : 'field'}
      role="group"
      aria-labelledby={`${id}-label`}
    >
      <span class="label" id={`${id}-label`}>
        {field.label}
      </span>
      {value === undefined ? (
        <span class="badge-place hint">not set</span>
      ) : (
        <span class="badge-place">
          <Badge kind={kind} />
        </span>
      )}
      <div class="numbers">
        {texts.map((text, index) => (
          <input
            key={texts.length === 1 ? 'only' : pointNames[index]}
            type="number"
            step="any"
            value={text}
            disabled={disabled}
            aria-label={
              texts.length === 1 ? field.label : `${field.label}, ${pointNames[index] ?? ''}`
            }
            title={texts.length === 1 ? undefined : pointNames[index]}
            aria-describedby={`${id}-note`}
            aria-invalid={read.kind === 'wrong'}
            onInput={(event) => type(index, event.currentTarget.value)}
            onChange={finish}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              setTyped(undefined);
              onEdit(value);
            }}
          />
        ))}
        <span class="unit hint">{field.unit}</span>
      </div>
      <div class="tools">
        {field.single !== true && value !== undefined && (
          <button
            type="button"
            class="tool"
            aria-pressed={isRange}
            aria-label={`${field.label}: range`}
            title={
              isRange ? 'Replace the range by its likely value' : 'Give a range: low, likely, high'
            }
            disabled={disabled}
            onClick={() => onCommit(isRange ? likely(value) : [value, value, value])}
          >
            <Icon name="arrow-both" />
          </button>
        )}
        {kind !== 'assumed' && value !== undefined && (
          <button
            type="button"
            class="tool"
            aria-label={`${field.label}: ${reason === undefined ? 'remove' : 'use the default'}`}
            title={reason === undefined ? 'Remove' : 'Use the default'}
            disabled={disabled}
            onClick={() => onCommit(undefined)}
          >
            <Icon name="discard" />
          </button>
        )}
      </div>
      {field.slider && !isRange && value !== undefined && (
        <input
          class="slider"
          type="range"
          min={0}
          max={sliderSteps(field)}
          value={positionOf(field, value)}
          disabled={disabled}
          aria-label={`${field.label}, slider`}
          aria-valuetext={`${show(field, value)} ${field.unit}`}
          onInput={(event) => onEdit(drag(event.currentTarget.valueAsNumber))}
          onChange={(event) => onCommit(drag(event.currentTarget.valueAsNumber))}
        />
      )}
      <p class="note hint" id={`${id}-note`}>
        {read.kind === 'wrong' ? read.message : kind === 'assumed' ? reason : undefined}
      </p>
    </div>
  );
}

type Read =
  | { readonly kind: 'value'; readonly value: Quantity }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly message: string };

/** What the typed texts say, within the bounds of the plan. */
function readTexts(field: NumberField, texts: readonly string[]): Read {
  if (texts.every((text) => text === '')) return { kind: 'empty' };
  const [low, mode, high] = texts.map((text) =>
    text === '' ? NaN : fromScreen(field, Number(text)),
  );
  const values = mode === undefined || high === undefined ? [low] : [low, mode, high];
  const inBounds = values.every(
    (value) =>
      value !== undefined &&
      value >= field.min &&
      value <= field.max &&
      (field.whole !== true || Number.isInteger(value)),
  );
  if (!inBounds || low === undefined) {
    const most = field.max >= 1e6 ? ' or more' : ` to ${show(field, field.max)}`;
    const whole = field.whole === true ? 'A whole number, ' : '';
    return { kind: 'wrong', message: `${whole}${show(field, field.min)}${most} ${field.unit}.` };
  }
  if (mode === undefined || high === undefined) return { kind: 'value', value: low };
  if (low > mode || mode > high)
    return { kind: 'wrong', message: 'A range rises: low, likely, high.' };
  return { kind: 'value', value: [low, mode, high] };
}

/** 0.15 is shown as 15 %; the rounding hides what binary fractions add. */
function show({ percent }: NumberField, value: number): string {
  return String(Number((percent === true ? value * 100 : value).toPrecision(10)));
}

function fromScreen({ percent }: NumberField, value: number): number {
  return percent === true ? Number((value / 100).toPrecision(10)) : value;
}

const factorSteps = 120;

function sliderSteps({ slider }: NumberField): number {
  if (!slider) return 0;
  return slider.step === 'factor'
    ? factorSteps
    : Math.round((slider.to - slider.from) / slider.step);
}

function positionOf({ slider }: NumberField, value: number): number {
  if (!slider) return 0;
  if (slider.step === 'factor') {
    const share =
      Math.log(Math.max(value, slider.from) / slider.from) / Math.log(slider.to / slider.from);
    return Math.round(share * factorSteps);
  }
  return Math.round((value - slider.from) / slider.step);
}

function valueAtPosition({ slider, min }: NumberField, position: number): number {
  if (!slider) return min;
  const { from, to, step } = slider;
  return step === 'factor'
    ? Number((from * (to / from) ** (position / factorSteps)).toPrecision(2))
    : Number((from + position * step).toPrecision(10));
}
