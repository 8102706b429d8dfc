import type { DuplicatesSummary, DuplicateSummary } from './report';

/** One sentence for each kind of duplicates that the corpus has. */
export function describeDuplicates({ exact, near }: DuplicatesSummary): string[] {
  return [
    ...describe(exact, 'equal to another', 'Keeping one of each'),
    ...describe(near, 'mostly the same as another', 'Merging them'),
  ];
}

function describe(
  { files, tokensSaved }: DuplicateSummary,
  relation: string,
  remedy: string,
): string[] {
  if (files === 0) return [];
  const subject = files === 1 ? '1 file is' : `${formatNumber(files)} files are`;
  return [`${subject} ${relation}. ${remedy} saves up to ${formatNumber(tokensSaved)} tokens.`];
}

function formatNumber(value: number): string {
  return value.toLocaleString('en-US');
}
