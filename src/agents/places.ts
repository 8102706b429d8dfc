import { lstat, realpath } from 'node:fs/promises';
import path from 'node:path';
import { isBelow } from '../measure/scan/location';
import { oneLine } from './text/oneLine';
import { ToolRefusal } from './tool';

/** A folder that tools may work in. */
export interface AgentRoot {
  /** What people call it, such as a workspace folder's name. */
  readonly name: string;
  /** Absolute. */
  readonly folder: string;
}

/**
 * The absolute path of what a model named: relative to a root, below a root's name, or absolute.
 * @param field what is named in a refusal
 * @throws {ToolRefusal} for what lies outside of all roots, be it through a symbolic link
 */
export async function resolvePlace(
  roots: readonly AgentRoot[],
  field: string,
  named: string,
): Promise<string> {
  const shown = `"${oneLine(named, 120)}"`;
  if (roots.length === 0) throw new ToolRefusal('No folder is open: ask the user to open one.');
  if (named.trim() === '' || named.includes('\0'))
    throw new ToolRefusal(`${field} must name a path inside the workspace, not ${shown}.`);
  const within = candidates(roots, named).filter((place) => lexicallyInside(roots, place));
  if (within.length === 0) {
    throw new ToolRefusal(
      `${field} ${shown} lies outside of the workspace: name a path inside ${roots.map(({ name }) => name).join(' or ')}.`,
    );
  }
  const real = await Promise.all(roots.map(({ folder }) => realpath(folder).catch(() => folder)));
  let free: string | undefined;
  for (const place of within) {
    const found = await locate(place);
    if (found === undefined || !real.some((root) => isAtOrInside(found.real, root))) {
      throw new ToolRefusal(
        `${field} ${shown} leads out of the workspace through a symbolic link: name the real path of something inside it.`,
      );
    }
    if (found.exists) return place;
    free ??= place;
  }
  return free ?? '';
}

/** A path as a model reads and can name it again: relative to its root, below the root's name where there are several. */
export function showPlace(roots: readonly AgentRoot[], place: string): string {
  const root = rootOf(roots, place);
  if (!root) return place;
  const relative = path.relative(root.folder, place).split(path.sep).join('/');
  if (roots.length > 1) return relative === '' ? root.name : `${root.name}/${relative}`;
  return relative === '' ? '.' : relative;
}

/** The innermost root that holds a path. */
export function rootOf(roots: readonly AgentRoot[], place: string): AgentRoot | undefined {
  return roots
    .filter(({ folder }) => isAtOrInside(place, folder))
    .sort((a, b) => b.folder.length - a.folder.length)[0];
}

function candidates(roots: readonly AgentRoot[], named: string): string[] {
  if (path.isAbsolute(named)) return [path.normalize(named)];
  const [first, ...rest] = named.split(/[\\/]/);
  const byName = roots
    .filter(({ name }) => roots.length > 1 && name === first)
    .map(({ folder }) => path.resolve(folder, ...rest));
  return [...byName, ...roots.map(({ folder }) => path.resolve(folder, named))];
}

function lexicallyInside(roots: readonly AgentRoot[], place: string): boolean {
  return roots.some(({ folder }) => isAtOrInside(place, folder));
}

function isAtOrInside(place: string, folder: string): boolean {
  return path.relative(folder, place) === '' || isBelow(place, folder);
}

/** Where a path really is, or would be created; undefined for a link that leads nowhere. */
async function locate(
  place: string,
): Promise<{ readonly real: string; readonly exists: boolean } | undefined> {
  const missing: string[] = [];
  for (let at = place; ; at = path.dirname(at)) {
    try {
      return { real: path.join(await realpath(at), ...missing), exists: missing.length === 0 };
    } catch {
      if (await isLink(at)) return undefined;
      if (at === path.dirname(at)) return undefined;
      missing.unshift(path.basename(at));
    }
  }
}

async function isLink(place: string): Promise<boolean> {
  try {
    return (await lstat(place)).isSymbolicLink();
  } catch {
    return false;
  }
}
