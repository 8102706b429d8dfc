/** The parts of the page in their order, and what the navigation calls them. */
export const sections = [
  { id: 'decision', label: 'Decision', title: 'Decision' },
  { id: 'evidence', label: 'Evidence', title: 'Evidence' },
  { id: 'roadmap', label: 'Roadmap', title: 'Roadmap' },
  { id: 'comparison', label: 'Approaches', title: 'Five approaches' },
  { id: 'monthly', label: 'A month', title: 'A month, by what it is made of' },
  { id: 'today', label: 'Before and after', title: 'Before and after' },
  { id: 'ownership', label: 'Over time', title: 'Spent over time' },
  { id: 'volume', label: 'Over volume', title: 'A month, by queries per day' },
  { id: 'sensitivity', label: 'What matters', title: 'What moves the cost' },
  { id: 'latency', label: 'Latency', title: 'Latency' },
  { id: 'models', label: 'Models', title: 'Other models at this workload' },
  { id: 'prices', label: 'Prices', title: 'Prices and their sources' },
] as const;

export type SectionId = (typeof sections)[number]['id'];

export function sectionTitle(id: SectionId): string {
  return sections.find((section) => section.id === id)?.title ?? id;
}
