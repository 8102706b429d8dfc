import type { CountedFile } from './scan';
import type { CorpusFolder } from './tree';

/** Takes a file or a folder in, or leaves it out. */
export interface SelectionRule {
  /** As the scan reports it. */
  readonly path: string;
  readonly included: boolean;
}

/** What of a corpus counts: the rule nearest above a path decides; where there is none, it is in. */
export type Selection = readonly SelectionRule[];

/** Whether a path counts. */
export function isIncluded(selection: Selection, path: string): boolean {
  let nearest: SelectionRule | undefined;
  for (const rule of selection) {
    const holds = rule.path === path || path.startsWith(`${rule.path}/`);
    if (holds && (!nearest || rule.path.length > nearest.path.length)) nearest = rule;
  }
  return nearest?.included ?? true;
}

/** Whether parts of a folder are decided otherwise than the folder itself. */
export function isMixed(selection: Selection, path: string): boolean {
  return selection.some((rule) => rule.path.startsWith(`${path}/`));
}

/** Leaves out what was in, or takes in what was out, with all below it. */
export function toggle(selection: Selection, path: string): Selection {
  const included = !isIncluded(selection, path);
  const others = selection.filter(
    (rule) => rule.path !== path && !rule.path.startsWith(`${path}/`),
  );
  return isIncluded(others, path) === included ? others : [...others, { path, included }];
}

/** The files that count. */
export function includedFiles(root: CorpusFolder, selection: Selection): CountedFile[] {
  const rules = new Map(selection.map(({ path, included }) => [path, included]));
  const found: CountedFile[] = [];
  const visit = (folder: CorpusFolder, above: boolean): void => {
    const own = rules.get(folder.path) ?? above;
    for (const file of folder.files) if (rules.get(file.path) ?? own) found.push(file);
    for (const inner of folder.folders) visit(inner, own);
  };
  visit(root, true);
  return found;
}

/** The fewest folders and files that hold all that is left out, and nothing that counts. */
export function leftOutPaths(root: CorpusFolder, counts: (file: CountedFile) => boolean): string[] {
  const found: string[] = [];
  /** @returns whether nothing of the folder counts; its parts are then not listed */
  const visit = (folder: CorpusFolder): boolean => {
    const before = found.length;
    let isEmpty = true;
    for (const inner of folder.folders) if (!visit(inner)) isEmpty = false;
    for (const file of folder.files) {
      if (counts(file)) isEmpty = false;
      else found.push(file.path);
    }
    if (!isEmpty || folder.path === '') return isEmpty;
    found.splice(before, found.length, folder.path);
    return true;
  };
  visit(root);
  return found;
}
