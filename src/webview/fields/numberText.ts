import * as l10n from '@vscode/l10n';
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
    return { kind: 'wrong', message: describeBounds(field) };
  }
  if (mode === undefined || high === undefined) return { kind: 'value', value: low };
  if (low > mode || mode > high)
    return { kind: 'wrong', message: l10n.t('A range rises: low, likely, high.') };
  return { kind: 'value', value: [low, mode, high] };
}

function describeBounds(field: NumberFormat): string {
  const { unit } = field;
  const least = showNumber(field, field.min);
  const most = showNumber(field, field.max);
  if (field.max >= 1e6)
    return field.whole === true
      ? l10n.t('A whole number, {0} or more {1}.', least, unit)
      : l10n.t('{0} or more {1}.', least, unit);
  return field.whole === true
    ? l10n.t('A whole number, {0} to {1} {2}.', least, most, unit)
    : l10n.t('{0} to {1} {2}.', least, most, unit);
}

/** 0.15 is shown as 15 %; the rounding hides what binary fractions add. */
export function showNumber({ percent }: NumberFormat, value: number): string {
  return String(Number((percent === true ? value * 100 : value).toPrecision(10)));
}

function fromScreen({ percent }: NumberFormat, value: number): number {
  return percent === true ? Number((value / 100).toPrecision(10)) : value;
}
