import * as l10n from '@vscode/l10n';
import type { IsoDay } from '../../../core/catalog/catalogNumber';
import type { Catalog } from '../../../core/catalog/types';
import type { ExplainedPart } from '../../../core/decision/calculator';
import type { Amount } from '../../../core/decision/world';
import type { Factor, Formula } from '../../../core/economics/factors';
import { originOf, type Origin } from '../../../core/economics/origin';
import { whyUnknown } from '../../../core/catalog/whyUnknown';
import type { Plan } from '../../../core/plan/plan';
import { inWords } from '../../controls/inWords';
import { locale } from '../../format';
import { sourceName } from '../sourceName';
import { componentTitle } from '../results/componentGroups';
import { labelOf, showValue } from '../inputs/fieldText';

/** How a number comes about. */
export interface Explanation {
  readonly title: string;
  /** What the number says, in a sentence. */
  readonly summary: string;
  /** What it is the sum of. */
  readonly lines: readonly {
    readonly name: string;
    readonly value: string;
    readonly how: string;
  }[];
  readonly origins: readonly OriginLine[];
}

/** Where one input comes from. */
export interface OriginLine {
  readonly kind: 'measured' | 'stated' | 'assumed' | 'catalog';
  readonly name: string;
  readonly detail: string;
}

/** What an explanation looks things up in. */
export interface Sources {
  readonly plan: Plan;
  readonly catalog: Catalog;
  readonly today: IsoDay;
}

type Figure = 'setupUsd' | 'monthlyUsd' | 'ownershipUsd';

/** A sum of parts, each with its formula, and the inputs that the formulas use. */
export function explainSum(
  title: string,
  amount: Amount,
  parts: readonly ExplainedPart[],
  figure: Figure,
  format: (value: number) => string,
  sources: Sources,
): Explanation {
  const present = parts
    .filter((part) => part[figure] !== 0 || part.unknown.length > 0)
    .sort((a, b) => b[figure] - a[figure]);
  return {
    title,
    summary: summarize(amount, format),
    lines: present.map((part) => ({
      name: componentTitle[part.name],
      value: part[figure] === 0 ? l10n.t('unknown') : format(part[figure]),
      how: part.formula && isOf(part.formula, figure) ? showFormula(part.formula) : '',
    })),
    origins: originLines(
      present.flatMap(({ formula }) => formula?.factors.flatMap(({ inputs }) => inputs) ?? []),
      sources,
    ),
  };
}

/** A formula gives what is paid once, or a month; the whole ownership is a sum over months. */
function isOf({ per }: Formula, figure: Figure): boolean {
  return (per === 'setup') === (figure === 'setupUsd') && figure !== 'ownershipUsd';
}

/** "91,313 queries per month × 300 answer tokens × 5 USD output price per million tokens". */
export function showFormula({ factors }: Formula): string {
  return factors.map(showFactor).join(' × ');
}

/** A price per token is told as price lists tell it. */
function showFactor({ name, listName, value }: Factor): string {
  const show = (number: number): string =>
    number.toLocaleString(locale, { maximumSignificantDigits: 5 });
  return listName === undefined
    ? l10n.t('{0} {1}', show(value), name)
    : l10n.t('{0} USD {1} per million tokens', show(value * 1e6), listName);
}

export function summarize(amount: Amount, format: (value: number) => string): string {
  if (typeof amount === 'number')
    return l10n.t('{0}: nothing that it rests on is a range.', format(amount));
  if ('atLeast' in amount)
    return l10n.t(
      'At least {0}; unknown: {1}.',
      format(amount.atLeast),
      amount.unknown.map(inWords).join(', '),
    );
  return l10n.t(
    'Half of the draws lie below {0}, 8 of 10 between {1} and {2}. Below at the likely values.',
    format(amount.p50),
    format(amount.p10),
    format(amount.p90),
  );
}

/** Each input once, the best founded first. */
export function originLines(
  inputs: readonly string[],
  { plan, catalog, today }: Sources,
): readonly OriginLine[] {
  const lines = new Map<string, OriginLine>();
  for (const input of inputs) {
    const origin = originOf(input, plan, catalog, today);
    if (!origin) continue;
    const line = describe(origin, input, plan);
    if (line) lines.set(`${line.kind} ${line.name}`, line);
  }
  const order = ['measured', 'stated', 'catalog', 'assumed'];
  return [...lines.values()].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** Undefined for a row of the catalog of which no number in particular is meant. */
function describe(origin: Origin, input: string, plan: Plan): OriginLine | undefined {
  const ownName = inWords(input.replace(/^.*\./, ''));
  switch (origin.kind) {
    case 'plan':
      return {
        kind: origin.basis,
        name: `${labelOf(origin.path)} ${showValue(plan, origin.path)}`,
        detail: origin.why ?? '',
      };
    case 'fact': {
      const { kind, source, at } = origin.fact;
      return {
        kind,
        name: `${labelOf(origin.path)} ${showValue(plan, origin.path)}`,
        detail: [source, at].filter((part) => part !== undefined).join(', '),
      };
    }
    case 'assumption':
      return { kind: 'assumed', name: ownName, detail: origin.why };
    case 'catalog': {
      const { row, number } = origin;
      if (!number) return undefined;
      // `usdPerHour` says no more than the unit does.
      const name = ownName.startsWith('USD') ? row : `${row}, ${ownName}`;
      if (number.kind === 'unknown')
        return { kind: 'catalog', name, detail: whyUnknown(number.why) };
      return {
        kind: number.confidence === 'stated' ? 'stated' : 'catalog',
        name: `${name}: ${number.value.toLocaleString(locale)} ${inWords(number.unit)}`,
        detail: l10n.t(
          '{0}, {1}, read {2}',
          hostOf(number.url),
          sourceName[number.confidence],
          number.readAt,
        ),
      };
    }
  }
}

/** The site of an address; other sources as they are. */
export function hostOf(source: string): string {
  return /^https?:/.test(source) ? new URL(source).host.replace(/^www\./, '') : source;
}
