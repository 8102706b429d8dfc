import type { DuplicateGroup } from '../../core/corpus/duplicates';
import type { Scan } from '../../core/corpus/scan';
import { secretName } from '../../core/corpus/secrets';
import { resolveReportedPath } from '../../measure/scan/roots';
import type { ScanRoot } from '../../measure/scan/roots';
import type { Finding } from './finding';

/** What is wrong with a corpus, file by file: what looks like secrets, and what it says twice where that was looked for. */
export function corpusFindings(scan: Scan, roots: readonly ScanRoot[]): Finding[] {
  const onDisk = (reported: string): string => resolveReportedPath(roots, reported) ?? reported;
  const secrets = scan.files.flatMap(({ path, secrets: found }) =>
    (found?.places ?? []).map(({ kind, line }): Finding => ({
      rule: 'corpus/secret',
      level: 'warning',
      message: `This looks like a secret: ${secretName(kind)}.`,
      file: onDisk(path),
      ...(line === undefined ? {} : { line }),
    })),
  );
  const repeats = (
    groups: readonly DuplicateGroup[],
    rule: Finding['rule'],
    relation: string,
  ): Finding[] =>
    groups.flatMap(({ paths: [kept = '', ...others] }) =>
      others.map((path) => ({
        rule,
        level: 'note',
        message: `This file ${relation} ${kept}.`,
        file: onDisk(path),
      })),
    );
  return [
    ...secrets,
    ...repeats(scan.duplicates?.exact ?? [], 'corpus/duplicate', 'equals'),
    ...repeats(scan.duplicates?.near ?? [], 'corpus/near-duplicate', 'mostly says the same as'),
  ];
}
