import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** One file of a starter. */
export interface StarterFile {
  /** Where it lies in the starter. */
  readonly from: string;
  /** Where it goes in the project. Forward slashes. */
  readonly to: string;
}

/** What running a starter where it lies leaves behind, and secrets. */
const leftOut = /^(?:node_modules|runs|\.data|\.env|evals\/results)$/;

/** Package managers leave out files of this name, so a starter carries it without its dot. */
const renamed: Readonly<Record<string, string>> = { gitignore: '.gitignore' };

/** The files that make up a starter, in a fixed order. */
export async function listStarterFiles(starterFolder: string): Promise<readonly StarterFile[]> {
  const files: StarterFile[] = [];
  const visit = async (folder: string): Promise<void> => {
    const entries = await readdir(path.join(starterFolder, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const from = path.posix.join(folder, entry.name);
      if (leftOut.test(from)) continue;
      if (entry.isDirectory()) await visit(from);
      else if (entry.isFile()) files.push({ from, to: renamed[from] ?? from });
    }
  };
  await visit('');
  return files;
}
