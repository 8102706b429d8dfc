import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ockhamVersion } from '../version';
import { pathInRepository } from './filePlace';
import type { Finding } from './finding';
import { ruleHelp } from './rules';

/** GitHub refuses a file with more results than this in a run. */
const mostResults = 25_000;

/**
 * Findings as SARIF 2.1.0 (OASIS), as code scanners exchange them.
 * @param command what found them; keeps the results of different commands apart
 * @param base the folder that paths are relative to
 */
export function findingsToSarif(
  findings: readonly Finding[],
  command: string,
  base: string,
): object {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Ockham',
            semanticVersion: ockhamVersion,
            rules: rules.map((id) => ({
              id,
              shortDescription: { text: ruleHelp[id].title },
              fullDescription: { text: `${ruleHelp[id].title}.` },
              help: { text: ruleHelp[id].help },
            })),
          },
        },
        automationDetails: { id: `ockham-${command}/` },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'The repository.' } } },
        results: findings.slice(0, mostResults).map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: rules.indexOf(finding.rule),
          level: finding.level,
          message: { text: finding.message },
          locations: [{ physicalLocation: physicalLocation(finding, base) }],
        })),
      },
    ],
  };
}

function physicalLocation({ file, line = 1, column }: Finding, base: string): object {
  const inRepository = pathInRepository(file, base);
  return {
    artifactLocation:
      inRepository === undefined
        ? { uri: pathToFileURL(path.resolve(file)).href }
        : { uri: inRepository.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'SRCROOT' },
    region: { startLine: line, ...(column === undefined ? {} : { startColumn: column }) },
  };
}
