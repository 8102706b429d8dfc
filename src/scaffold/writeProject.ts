import { randomUUID } from 'node:crypto';
import { copyFile, lstat, mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PlannedProject } from './planProject';
import { ScaffoldRefusal } from './starter';

/**
 * Writes a planned project: all of it or nothing. It is built beside its target and renamed into place, so that
 * nobody sees half of it. Folders above the target are created.
 * @throws {ScaffoldRefusal} where something already lies at the target; nothing is ever overwritten
 */
export async function writeProject(project: PlannedProject): Promise<void> {
  const { target } = project;
  await refuseTaken(target);
  const parent = path.dirname(target);
  const firstCreated = await mkdir(parent, { recursive: true });
  const stage = path.join(parent, `.ockham-new-${randomUUID()}`);
  try {
    await fill(stage, project);
    await moveIntoPlace(stage, target);
  } catch (error) {
    await rm(stage, { recursive: true, force: true });
    if (firstCreated !== undefined) await removeEmpty(parent, firstCreated);
    throw error;
  }
}

/** @throws {ScaffoldRefusal} where anything lies at a target, be it an empty folder or a broken link */
export async function refuseTaken(target: string): Promise<void> {
  try {
    await lstat(target);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    if (codeOf(error) === 'ENOTDIR') {
      throw new ScaffoldRefusal(`${target} would lie inside a file: name another folder.`);
    }
    throw error;
  }
  throw taken(target);
}

async function fill(stage: string, project: PlannedProject): Promise<void> {
  for (const file of project.files) {
    const to = path.join(stage, ...file.to.split('/'));
    await mkdir(path.dirname(to), { recursive: true });
    const text = project.written.get(file.to);
    if (text === undefined) await copyFile(path.join(project.starterFolder, file.from), to);
    else await writeFile(to, text);
  }
}

/** Renaming fails where somebody has put something there meanwhile. */
async function moveIntoPlace(stage: string, target: string): Promise<void> {
  try {
    await rename(stage, target);
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM'].includes(codeOf(error))) throw taken(target);
    throw error;
  }
}

/** Removes the folders that were created for nothing, from the deepest up, as long as they are empty. */
async function removeEmpty(deepest: string, first: string): Promise<void> {
  let folder = deepest;
  try {
    for (;;) {
      await rmdir(folder);
      if (folder === first) return;
      folder = path.dirname(folder);
    }
  } catch {
    // Somebody else uses it by now.
  }
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  return typeof code === 'string' ? code : '';
}

function taken(target: string): ScaffoldRefusal {
  return new ScaffoldRefusal(
    `${target} already exists: name a folder that does not, Ockham overwrites nothing.`,
  );
}
