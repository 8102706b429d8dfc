import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { applyEdits, editPlan } from '../core/plan/edit';
import { usageChanges, type UsageChanges } from '../core/usage/usageChanges';
import { summarizeUsage, type UsageSummary } from '../core/usage/usageSummary';
import { describeChange, describeModels, describeUsage } from '../core/usage/usageText';
import { sourceOf } from '../core/usage/usageSource';
import { readUsage, UnreadableUsage, type UsageFile } from '../measure/usage/readUsage';
import { parseArguments } from './parseArguments';
import { parsePlanFile } from './planFile';
import { readFault } from './readFault';
import { parseToday } from './today';
import { UsageError } from './usageError';

/**
 * `ockham usage <file…>`: reads usage exports of providers and gateways together and says what they measure of a
 * workload. `--model` takes some models only, `--plan` says what would change in a plan, and `--write` changes it.
 * @throws {UsageError} for arguments that make no sense or a file that holds no usage
 * @throws {InvalidPlanError} for a plan that cannot be read
 */
export async function usage(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArguments(args, {
    json: { type: 'boolean', default: false },
    model: { type: 'string', multiple: true },
    plan: { type: 'string' },
    write: { type: 'boolean', default: false },
    today: { type: 'string' },
  });
  if (positionals.length === 0)
    throw new UsageError('Name the export: ockham usage <file…> [--plan <plan.ockham.json>].');
  if (values.write && values.plan === undefined)
    throw new UsageError('--write needs --plan: name the plan to write into.');
  const today = parseToday(values.today);
  const { files, summary } = await measureUsage(positionals, values.model);
  const plan = values.plan === undefined ? undefined : parsePlanFile(values.plan);
  const found =
    plan && usageChanges(summary, plan.plan, { source: sourceOf(files, summary), at: today });
  if (values.write && values.plan !== undefined && plan && found)
    writePlan(values.plan, plan.text, found);
  process.stdout.write(
    values.json
      ? `${JSON.stringify({
          files,
          ...summary,
          ...(found && {
            changes: found.changes.map(({ path: where, before, after }) => ({
              path: where,
              before,
              after,
            })),
            splitNotes: found.notes,
            written: values.write,
          }),
        })}\n`
      : `${describe(files, summary, found, values.plan, values.write).join('\n')}\n`,
  );
}

async function measureUsage(
  paths: readonly string[],
  models: readonly string[] | undefined,
): Promise<{ readonly files: readonly UsageFile[]; readonly summary: UsageSummary }> {
  try {
    const { files, tally } = await readUsage(paths);
    const known = tally.models.flatMap(({ model }) => model ?? []);
    const strange = models?.find((model) => !known.includes(model));
    if (strange !== undefined)
      throw new UsageError(
        `The export has no model "${strange}"; it has ${known.slice(0, 20).join(', ') || 'none by name'}.`,
      );
    return { files, summary: summarizeUsage(tally, models) };
  } catch (error) {
    if (error instanceof UnreadableUsage) throw new UsageError(`${error.file}: ${error.message}.`);
    if (error instanceof Error && 'code' in error) {
      const where = 'path' in error ? String(error.path) : paths.join(', ');
      throw new UsageError(`${where}: ${readFault(error)}.`);
    }
    throw error;
  }
}

function describe(
  files: readonly UsageFile[],
  summary: UsageSummary,
  found: UsageChanges | undefined,
  plan: string | undefined,
  isWritten: boolean,
): readonly string[] {
  const indent = (line: string): string => `  ${line}`;
  return [
    ...files.flatMap(({ file, format, rows, columns, notes }) => [
      `${file}: ${format}, ${rows.toLocaleString('en-US')} ${rows === 1 ? 'row' : 'rows'}`,
      ...columns.map(indent),
      ...notes.map(indent),
    ]),
    '',
    ...describeUsage(summary),
    ...section('Models', describeModels(summary)),
    ...section('Notes', summary.notes),
    ...(found && plan !== undefined
      ? section(`${plan}, ${isWritten ? 'changed' : 'would change with --write'}`, [
          ...found.changes.map(describeChange),
          ...found.notes,
        ])
      : []),
  ];
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

/** The file is whole at every moment: a new one takes its place. */
function writePlan(file: string, text: string, { changes }: UsageChanges): void {
  const edit = editPlan(
    text,
    changes.map(({ change }) => change),
  );
  if (!edit) return;
  const fresh = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}`);
  try {
    writeFileSync(fresh, applyEdits(text, [edit]));
    renameSync(fresh, file);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw new UsageError(`${file} could not be written: ${readFault(error)}.`);
  }
}
