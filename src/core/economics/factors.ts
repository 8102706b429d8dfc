import * as l10n from '@vscode/l10n';
import type { EconomicsInputs } from './inputs';
import type { Point } from './quantities';

/** One number of a formula, as a person would name it. */
export interface Factor {
  readonly name: string;
  readonly value: number;
  /** Of a price per token: what price lists, which state it per million, call it. */
  readonly listName?: string;
  /** The inputs that it comes from, by their paths: `people.usdPerHour`. */
  readonly inputs: readonly string[];
}

/** A cost as a product of named numbers, in US dollars: once, or for a month of today's volume. */
export interface Formula {
  readonly per: 'setup' | 'month';
  readonly factors: readonly Factor[];
}

export function factor(name: string, value: number, ...inputs: readonly string[]): Factor {
  return { name, value, inputs };
}

/** A price list's number is per million tokens; a product needs it per token. */
export function perToken(name: string, usdPerMillionTokens: number, input: string): Factor {
  return {
    name: l10n.t('{0} per token', name),
    listName: name,
    value: usdPerMillionTokens / 1e6,
    inputs: [input],
  };
}

export function setup(...factors: readonly Factor[]): Formula {
  return { per: 'setup', factors };
}

export function month(...factors: readonly Factor[]): Formula {
  return { per: 'month', factors };
}

/** A month's queries at today's volume. */
export function queriesPerMonth({ workload, calendar }: Point<EconomicsInputs>): Factor {
  return factor(
    l10n.t('queries per month'),
    workload.queriesPerDay * calendar.daysPerMonth,
    'workload.queriesPerDay',
    'calendar.daysPerMonth',
  );
}
