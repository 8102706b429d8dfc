import { evaluationFile } from '../../core/evaluation/evaluationFile';
import { unreadable, type Imported } from './importedScore';

/** Reads Ockham's own results; undefined where the JSON does not claim to be that. */
export function importOckham(json: unknown): Imported | undefined {
  if (
    typeof json !== 'object' ||
    json === null ||
    Reflect.get(json, 'format') !== 'ockham-evaluation'
  )
    return undefined;
  const parsed = evaluationFile.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return unreadable(
      `${issue?.path.join('.') ?? ''} is not as version 1 of ockham-evaluation has it (${issue?.code ?? 'invalid'})`,
    );
  }
  const { cases, name, target, at } = parsed.data;
  const ids = new Set<string>();
  for (const { id } of cases) {
    if (ids.has(id)) return unreadable(`the case "${id}" stands twice: ids must be unique`);
    ids.add(id);
  }
  const passed = cases.filter((one) => one.outcome === 'pass').length;
  const errored = cases.filter((one) => one.outcome === 'error').length;
  return {
    status: 'imported',
    score: {
      passed,
      total: cases.length - errored,
      errored,
      ...(target === undefined ? {} : { target }),
      ...(at === undefined ? {} : { at }),
      description: name === undefined ? 'Ockham evaluation' : `Ockham evaluation "${name}"`,
    },
  };
}
