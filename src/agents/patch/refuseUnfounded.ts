import type { PlanChange } from '../../core/plan/edit';
import type { Provenance } from '../../core/plan/fact';
import type { Plan } from '../../core/plan/plan';
import { provenanceOf } from '../../core/plan/provenance';
import { ToolRefusal } from '../tool';

/**
 * Keeps a plan honest: what a model writes is stated or assumed, never measured, and takes no measured value's place.
 * @throws {ToolRefusal} that says how the value is measured instead
 */
export function refuseUnfounded(plan: Plan, changes: readonly PlanChange[]): void {
  for (const { path, value } of changes) {
    if (value === undefined) continue;
    const name = path.join('.');
    if (typeof value === 'object' && 'kind' in value && value['kind'] === 'measured') {
      throw new ToolRefusal(
        `${name} cannot be written as "measured": set collectEvidence to have Ockham measure it, or use kind "stated" with its source.`,
      );
    }
    const { kind, source } = knownAs(plan, path);
    if (kind === 'measured') {
      throw new ToolRefusal(
        `${name} is measured (${source ?? 'source unknown'}) and measured beats stated: set collectEvidence to measure it again, or remove it first with null.`,
      );
    }
  }
}

function knownAs(plan: Plan, path: readonly string[]): Provenance {
  const [group, name = ''] = path;
  const facts: Readonly<Record<string, Provenance | undefined>> = { ...plan.facts };
  return (group === 'facts' ? facts[name] : undefined) ?? provenanceOf(plan, path.join('.'));
}
