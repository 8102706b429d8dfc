import { findNodeAtLocation, getNodeValue, parseTree } from 'jsonc-parser';
import type { PlanChange } from '../../core/plan/edit';
import type { PlanValue } from '../../core/plan/layout';
import { oneLine } from '../text/oneLine';

/** "workload.queriesPerDay: 180 → 500" for each value that becomes another one; the last change of a value counts. */
export function listPlanChanges(text: string, changes: readonly PlanChange[]): string[] {
  const root = parseTree(text.replace(/^\uFEFF/, ' '), [], { allowTrailingComma: true });
  const lastByPath = new Map(changes.map((change) => [change.path.join('.'), change]));
  return [...lastByPath].flatMap(([path, change]) => {
    const node = root && findNodeAtLocation(root, [...change.path]);
    const before = node && (getNodeValue(node) as PlanValue);
    const [was, is] = [show(before), show(change.value)];
    return was === is ? [] : [`${path}: ${was} → ${is}`];
  });
}

function show(value: PlanValue | undefined): string {
  if (value === undefined) return 'none';
  if (typeof value === 'object' && 'kind' in value && 'value' in value) {
    const { value: inner, kind, source } = value;
    const basis = [kind, source].filter((part) => typeof part === 'string').join(', ');
    return oneLine(`${JSON.stringify(inner)} (${basis})`, 160);
  }
  return oneLine(JSON.stringify(value), 120);
}
