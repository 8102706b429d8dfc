import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import type { NumberField } from './fields';
import { showNumber } from './numberText';

const factorSteps = 120;

/** A native slider over a field's useful span: every position follows the hand, one edit when it lets go. */
export function Slider({
  field,
  value,
  disabled,
  onDrag,
  onRelease,
}: {
  readonly field: NumberField;
  readonly value: number;
  readonly disabled: boolean;
  readonly onDrag: (value: number) => void;
  readonly onRelease: (value: number) => void;
}) {
  // The browser reports each step of a held key as a change; the hand lets go when the key comes up.
  const isKeyDown = useRef(false);
  const release = (input: HTMLInputElement): void =>
    onRelease(valueAtPosition(field, input.valueAsNumber));
  return (
    <input
      class="slider"
      type="range"
      min={0}
      max={sliderSteps(field)}
      value={positionOf(field, value)}
      disabled={disabled}
      aria-label={l10n.t('{0}, slider', field.label)}
      aria-valuetext={`${showNumber(field, value)} ${field.unit}`}
      onInput={(event) => onDrag(valueAtPosition(field, event.currentTarget.valueAsNumber))}
      onKeyDown={({ key }) => {
        if (/^(Arrow|Page|Home|End)/.test(key)) isKeyDown.current = true;
      }}
      onKeyUp={(event) => {
        if (isKeyDown.current) release(event.currentTarget);
        isKeyDown.current = false;
      }}
      onChange={(event) => {
        if (!isKeyDown.current) release(event.currentTarget);
      }}
    />
  );
}

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
