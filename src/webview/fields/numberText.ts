import type { Quantity } from '../../core/plan/quantity';
import type { NumberField } from './fields';

/** What a number is typed with. */
export type NumberFormat = Pick<NumberField, 'min' | 'max' | 'whole' | 'percent' | 'unit'>;

export type Read =
  | { readonly kind: 'value'; readonly value: Quantity }
  | { readonly kind: 'empty' }
  | { readonly kind: 'wrong'; readonly message: string };

/** What the typed texts say, within the bounds of the plan: one number, or three that rise. */
export function readNumbers(field: NumberFormat, texts: readonly string[]): Read {
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
    const most = field.max >= 1e6 ? ' or more' : ` to ${showNumber(field, field.max)}`;
    const whole = field.whole === true ? 'A whole number, ' : '';
    return {
      kind: 'wrong',
      message: `${whole}${showNumber(field, field.min)}${most} ${field.unit}.`,
    };
  }
  if (mode === undefined || high === undefined) return { kind: 'value', value: low };
  if (low > mode || mode > high)
    return { kind: 'wrong', message: 'A range rises: low, likely, high.' };
  return { kind: 'value', value: [low, mode, high] };
}

/** 0.15 is shown as 15 %; the rounding hides what binary fractions add. */
export function showNumber({ percent }: NumberFormat, value: number): string {
  return String(Number((percent === true ? value * 100 : value).toPrecision(10)));
}

function fromScreen({ percent }: NumberFormat, value: number): number {
  return percent === true ? Number((value / 100).toPrecision(10)) : value;
}
