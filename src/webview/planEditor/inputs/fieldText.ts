import * as l10n from '@vscode/l10n';
import { describeFact } from '../../../core/plan/factText';
import type { Plan } from '../../../core/plan/plan';
import { editablePaths } from '../../../protocol/planPaths';
import { quantityAt } from '../../live/editedDocument';
import { locale } from '../../format';
import { factFields, scoreLabel } from './factFields';
import {
  choiceLabels,
  limitFields,
  peopleFields,
  retrievalFields,
  tokenFields,
  workloadFields,
  type NumberField,
} from '../../fields/fields';

const hourGroups: Readonly<Record<string, string>> = {
  setupHours: l10n.t('hours to build'),
  maintenanceHoursPerMonth: l10n.t('hours of upkeep a month'),
};

const fields: readonly NumberField[] = [
  ...workloadFields.fields,
  ...tokenFields.fields,
  ...retrievalFields,
  ...limitFields.fields,
  ...peopleFields.flatMap((group) => group.fields),
];

const labels = new Map<string, string>([
  ...fields.map(({ path, label }): [string, string] => [path, inContext(path, label)]),
  ...factFields.map(({ path, label }): [string, string] => [path, label]),
  ...Object.entries(choiceLabels),
  ['facts.promptScore', scoreLabel],
]);

/** What the value at a dotted path of a plan is called, where no group stands above it. */
export function labelOf(path: string): string {
  return labels.get(path) ?? path;
}

function inContext(path: string, label: string): string {
  const [, group = ''] = path.split('.');
  const hours = hourGroups[group];
  if (hours !== undefined) return l10n.t('{0}, {1}', label, hours);
  return group === 'tokens' ? l10n.t('{0}, tokens', label) : label;
}

/** The value at a dotted path: "3,000", "150 – 300 – 600"; empty where there is none. */
export function showValue(plan: Plan, path: string): string {
  const fact = factFields.find((field) => field.path === path);
  if (fact) return describeFact(fact.fact, plan.facts);
  if (path === 'facts.promptScore') return describeFact('promptScore', plan.facts);
  const known = editablePaths.find((candidate) => candidate === path);
  const value = known && quantityAt(plan, known);
  if (value === undefined) return '';
  const isShare = fields.find((candidate) => candidate.path === path)?.percent === true;
  const show = (point: number): string =>
    isShare
      ? `${Number((point * 100).toPrecision(3))} %`
      : point.toLocaleString(locale, { maximumSignificantDigits: 6 });
  return (typeof value === 'number' ? [value] : value).map(show).join(' – ');
}
