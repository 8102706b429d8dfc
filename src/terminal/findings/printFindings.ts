import { printJson, printText } from '../print';
import { repositoryFolder } from './filePlace';
import type { Finding } from './finding';
import { findingsToGithub } from './githubCommands';
import { findingsToSarif } from './sarif';

/**
 * Writes findings on stdout for machines.
 * @param summary what a person reads in a workflow's log: numbers alone, since a log can hold commands
 */
export function printFindings(
  findings: readonly Finding[],
  format: 'sarif' | 'github',
  command: string,
  summary: string,
): void {
  const base = repositoryFolder();
  if (format === 'sarif') printJson(findingsToSarif(findings, command, base));
  else printText([...findingsToGithub(findings, base), summary].join('\n'));
}
