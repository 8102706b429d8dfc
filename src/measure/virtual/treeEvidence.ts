import type { CountedFile } from '../../core/corpus/scan';
import { DatasetInspector } from '../../core/dataset/inspector';
import type { Fact } from '../../core/plan/fact';
import type { Facts } from '../../core/plan/plan';
import type { CollectedEvidence } from '../evidence/collectEvidence';
import { countExamples } from '../evidence/countExamples';
import type { EvidenceFiles } from '../evidence/evidenceFiles';
import { findScore } from '../evidence/findScore';
import { resolveLocation } from '../scan/location';
import type { ScanRoot } from '../scan/roots';
import type { FileTree } from './fileTree';
import { scanTree, type TreeScanOptions } from './scanTree';
import { walkTree } from './walkTree';

export interface TreeEvidenceOptions extends TreeScanOptions {
  /** The plan's corpus. */
  readonly roots: readonly ScanRoot[];
  /** The folder whose datasets and evaluation results count, with what is left out of it. */
  readonly workspace: ScanRoot;
  readonly now: Date;
  /** Called when the corpus is counted and the rest begins. */
  readonly onCounted?: () => void;
}

const noHistory = [
  'The monthly change of the corpus is unknown: git history can be read only where the repository lies on a disk.',
  'Days of work on prompts are unknown: they are counted in git history, too.',
];

/**
 * Measures what a plan's corpus and the workspace around it show where there is no disk, and so no history.
 * @throws when the signal aborts first
 */
export async function measureTreeEvidence(
  options: TreeEvidenceOptions,
): Promise<CollectedEvidence> {
  const { roots, workspace, tree, repositoryOf, now, signal, onCounted } = options;
  const scan = await scanTree(roots, options);
  onCounted?.();
  const names: string[] = [];
  const repository = repositoryOf?.(workspace.absolutePath);
  for await (const entry of walkTree(tree, workspace, repository)) {
    signal?.throwIfAborted();
    if (entry.kind === 'file') names.push(entry.path);
  }
  const files = filesOfTree(tree, workspace.absolutePath);
  const at = now.toISOString();
  const examples = await countExamples(files, names, signal);
  const score = await findScore(files, names, signal);
  const skipped = scan.skipped.filter(({ code }) => code !== 'own').length;
  return {
    facts: {
      ...measureSize(scan.files, now),
      ...(examples.count === undefined
        ? {}
        : {
            labelledExamples: {
              value: examples.count,
              kind: 'measured',
              source: examples.source,
              at,
            },
          }),
      ...(score.found
        ? {
            promptScore: {
              value: score.found.score,
              kind: 'measured',
              source: score.found.source,
              at: score.found.at,
            },
          }
        : {}),
    },
    notes: [
      ...noHistory,
      ...examples.notes,
      ...score.notes,
      ...(skipped === 0
        ? []
        : [
            `${skipped} ${skipped === 1 ? 'file' : 'files'} of the corpus could not be counted: Estimate Tokens says why.`,
          ]),
    ],
  };
}

/** The size of a corpus as measured facts. */
export function measureSize(files: readonly CountedFile[], at: Date): Facts {
  const measured = (value: number, source: string): Fact<number> => ({
    value,
    kind: 'measured',
    source,
    at: at.toISOString(),
  });
  return {
    corpusTokens: measured(
      files.reduce((sum, { tokens }) => sum + tokens, 0),
      'scan, o200k_base',
    ),
    corpusDocuments: measured(files.length, 'scan'),
  };
}

/** A dataset is read whole. */
const largestDatasetBytes = 64 * 1024 * 1024;

/** The files below a folder of a tree. */
function filesOfTree(tree: FileTree, folder: string): EvidenceFiles {
  return {
    inspect: async (file) => {
      const location = resolveLocation(folder, file);
      if ((await tree.stat(location)).size > largestDatasetBytes)
        throw new Error(`it is larger than ${largestDatasetBytes >> 20} MB`);
      const inspector = new DatasetInspector();
      const lines = new TextDecoder().decode(await tree.readFile(location)).split('\n');
      if (lines.at(-1) === '') lines.pop();
      for (const line of lines) inspector.addLine(line.replace(/\r$/, ''));
      return inspector.finish();
    },
    readText: async (file, largestBytes) => {
      const location = resolveLocation(folder, file);
      try {
        const { size, modifiedAt } = await tree.stat(location);
        if (size > largestBytes) return undefined;
        return { text: new TextDecoder().decode(await tree.readFile(location)), modifiedAt };
      } catch {
        return undefined;
      }
    },
  };
}
