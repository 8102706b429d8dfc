import * as l10n from '@vscode/l10n';

/** The parts of the page in their order, and what the navigation calls them. */
export const sections = [
  { id: 'decision', label: l10n.t('Decision'), title: l10n.t('Decision') },
  { id: 'evidence', label: l10n.t('Evidence'), title: l10n.t('Evidence') },
  { id: 'roadmap', label: l10n.t('Roadmap'), title: l10n.t('Roadmap') },
  { id: 'comparison', label: l10n.t('Approaches'), title: l10n.t('Five approaches') },
  { id: 'monthly', label: l10n.t('A month'), title: l10n.t('A month, by what it is made of') },
  { id: 'today', label: l10n.t('Before and after'), title: l10n.t('Before and after') },
  { id: 'ownership', label: l10n.t('Over time'), title: l10n.t('Spent over time') },
  { id: 'volume', label: l10n.t('Over volume'), title: l10n.t('A month, by queries per day') },
  { id: 'sensitivity', label: l10n.t('What matters'), title: l10n.t('What moves the cost') },
  { id: 'latency', label: l10n.t('Latency'), title: l10n.t('Latency') },
  { id: 'models', label: l10n.t('Models'), title: l10n.t('Other models at this workload') },
  { id: 'prices', label: l10n.t('Prices'), title: l10n.t('Prices and their sources') },
] as const;

export type SectionId = (typeof sections)[number]['id'];

export function sectionTitle(id: SectionId): string {
  return sections.find((section) => section.id === id)?.title ?? id;
}
