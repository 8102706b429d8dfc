import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ToolRefusal } from '../../agents/tool';
import { applyEdits, type TextEdit } from '../../core/plan/edit';
import { readFault } from '../readFault';

const byteOrderMark = '\uFEFF';
/** Far more than any plan. */
const largestPlan = 5_000_000;

/**
 * A plan's text without its byte order mark; undefined where there is no such file.
 * @throws {ToolRefusal} for what cannot be read as text
 */
export async function readPlanText(file: string): Promise<string | undefined> {
  return (await readWhole(file))?.text;
}

/**
 * Writes the edited plan beside its file and renames it into place, so that nobody sees half of it.
 * @throws {ToolRefusal} where the file is another one than the edit was made for; nothing is written then
 */
export async function writePlanText(
  file: string,
  before: string | undefined,
  edit: TextEdit,
): Promise<void> {
  const present = await readWhole(file);
  if (present?.text !== before) {
    throw new ToolRefusal(
      `${path.basename(file)} has changed meanwhile: nothing was written, call again.`,
    );
  }
  const text = applyEdits(before ?? '', [edit]);
  if (present === undefined) return create(file, text);
  // Through a link the file that it leads to is replaced, not the link.
  const target = await realpath(file);
  const { mode } = await stat(target);
  await beside(target, (present.marked ? byteOrderMark : '') + text, mode, (stage) =>
    rename(stage, target),
  );
}

async function create(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await beside(file, text, 0o666, async (stage) => {
    // Unlike renaming, linking fails where somebody has created the file meanwhile.
    try {
      await link(stage, file);
    } catch (error) {
      if (codeOf(error) === 'EEXIST')
        throw new ToolRefusal(`${path.basename(file)} exists by now: nothing was written.`);
      await writeFile(file, text, { flag: 'wx' });
    }
  });
}

/** Writes a file beside its place and lets `settle` put it there; nothing of it remains where that fails. */
async function beside(
  target: string,
  text: string,
  mode: number,
  settle: (stage: string) => Promise<void>,
): Promise<void> {
  const stage = path.join(path.dirname(target), `.ockham-${randomUUID()}.tmp`);
  try {
    await writeFile(stage, text, { flag: 'wx', mode });
    await settle(stage);
  } catch (error) {
    if (error instanceof ToolRefusal) throw error;
    throw new ToolRefusal(
      `${path.basename(target)} could not be written: ${error instanceof Error ? error.message : String(error)}.`,
    );
  } finally {
    await rm(stage, { force: true });
  }
}

async function readWhole(
  file: string,
): Promise<{ readonly text: string; readonly marked: boolean } | undefined> {
  const name = path.basename(file);
  try {
    const { size } = await stat(file);
    if (size > largestPlan)
      throw new ToolRefusal(`${name} holds ${size} bytes: this is not a plan.`);
    const whole = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      await readFile(file),
    );
    const marked = whole.startsWith(byteOrderMark);
    return { text: marked ? whole.slice(1) : whole, marked };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    if (error instanceof ToolRefusal) throw error;
    if (error instanceof TypeError)
      throw new ToolRefusal(`${name} is not text in UTF-8: save it as UTF-8.`);
    throw new ToolRefusal(`${name}: ${readFault(error)}.`);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error ? Reflect.get(error, 'code') : undefined;
}
