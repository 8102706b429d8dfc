import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { daysBetween, staleAfterDays } from '../../core/catalog/age';
import type { IsoDay, SourcedDay } from '../../core/catalog/catalogNumber';
import { offersFor, trainabilityOn } from '../../core/catalog/fineTuning';
import { lifecycleOn } from '../../core/catalog/lifecycle';
import { providerName } from '../../core/catalog/providerName';
import { rowNumbers, type RowNumber } from '../../core/catalog/rowNumbers';
import type { FineTuningOffer, Lifecycle } from '../../core/catalog/types';
import { textTable, wrap } from '../textTable';
import type { KindRow, Row } from './rows';
import { numberText } from './unitText';

/** One row with each number, its source, the day it was read and what a reader must know to use it. */
export function rowToText({ kind, row }: KindRow, today: IsoDay, width: number): string {
  const sources: string[] = [];
  const cite = (url: string): string => {
    if (!sources.includes(url)) sources.push(url);
    return `[${sources.indexOf(url) + 1}]`;
  };
  const facts = factLines(row, today, cite);
  const numbers = rowNumbers(row);
  const table = textTable(numbers.map((entry) => numberCells(entry, cite)));
  const lines = numbers.flatMap((entry, index) => [
    table[index] ?? '',
    ...noteOf(entry, today).flatMap((note) => wrap(note, width, '      ')),
  ]);
  return [
    `${row.id}: ${nameOf(row)}, ${kind}`,
    ...facts.flatMap((fact) => wrap(fact, width, '  ', 4)),
    '',
    ...lines,
    '',
    'Sources',
    ...sources.map((url, index) => `  [${index + 1}] ${url}`),
  ].join('\n');
}

/** What a row is called, with who sells it. */
export function nameOf(row: Row): string {
  if ('vendor' in row) return `${row.name} (${row.vendor})`;
  if ('platform' in row) return `${row.baseModel} on ${providerName(row.platform)}`;
  return 'provider' in row ? `${row.name} (${providerName(row.provider)})` : row.name;
}

function numberCells(
  { path, number, validFrom, validTo }: RowNumber,
  cite: (url: string) => string,
): string[] {
  const span = [validFrom && `from ${validFrom}`, validTo && `until ${validTo}`].filter(Boolean);
  const name = [path, ...span].join(' ');
  return number.kind === 'unknown'
    ? [name, numberText(number)]
    : [
        name,
        numberText(number),
        number.confidence,
        number.readAt,
        cite(number.url) + (number.confirmedBy === undefined ? '' : cite(number.confirmedBy)),
      ];
}

function noteOf({ number }: RowNumber, today: IsoDay): string[] {
  if (number.kind === 'unknown') return [number.why];
  const age = daysBetween(number.readAt, today);
  return [
    ...(number.note === undefined ? [] : [number.note]),
    ...(age > staleAfterDays ? [`read ${age} days ago: look again before relying on it`] : []),
  ];
}

function factLines(row: Row, today: IsoDay, cite: (url: string) => string): string[] {
  return [
    ...('tokenizerFamily' in row ? [`tokenizer: ${row.tokenizerFamily}`] : []),
    ...('lifecycle' in row ? [lifecycleText(row.lifecycle, today, cite)] : []),
    ...('caching' in row && row.caching.kind === 'none'
      ? [`no prompt caching: ${row.caching.why}`]
      : []),
    ...('billing' in row ? [`billing: ${row.billing}`] : []),
    ...('access' in row ? accessLines(row, today) : tuningLines(row)),
    ...('pricingPage' in row ? [`price list: ${row.pricingPage}`] : []),
  ];
}

function tuningLines({ id }: Row): string[] {
  const offers = offersFor(bundledCatalog, id).map((offer) => offer.id);
  return offers.length === 0 ? [] : [`fine-tuning: ${offers.join(', ')}`];
}

function lifecycleText(lifecycle: Lifecycle, today: IsoDay, cite: (url: string) => string) {
  const dated = ({ day, url }: SourcedDay) => `${day} ${cite(url)}`;
  const state = lifecycleOn(lifecycle, today);
  const successor =
    lifecycle.replacement === undefined ? '' : `; its successor is ${lifecycle.replacement}`;
  switch (state.state) {
    case 'active':
      return lifecycle.supportedAtLeastUntil
        ? `active, supported at least until ${dated(lifecycle.supportedAtLeastUntil)}`
        : 'active: no end is announced';
    case 'deprecated':
      return `deprecated${state.shutdownOn ? `, will be shut down on ${dated(state.shutdownOn)}` : ''}${successor}`;
    case 'shut-down':
      return `shut down on ${dated(state.since)}${successor}`;
  }
}

function accessLines(offer: FineTuningOffer, today: IsoDay): string[] {
  const billing = [
    `training ${offer.training.billing}`,
    `inference ${offer.inference.billing}`,
    `hosting ${offer.hosting.billing}`,
  ];
  return [
    `trained by: ${offer.methods.join(', ')}; billed by: ${billing.join(', ')}`,
    ...(['new', 'existing'] as const).map((customer) => {
      const answer = trainabilityOn(offer, today, customer);
      switch (answer.kind) {
        case 'yes':
          return `${customer} customers can train it${answer.until ? ` until ${answer.until.day}` : ''}`;
        case 'no':
          return `${customer} customers cannot train it since ${answer.since.day}`;
        case 'unknown':
          return `whether ${customer} customers can train it is unknown: ${answer.why}`;
      }
    }),
  ];
}
