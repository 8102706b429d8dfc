import type { PlanChange } from '../../core/plan/edit';
import type { PlanEditorIntent } from '../../protocol/planEditor';
import { isFactPath } from '../../protocol/planPaths';

type ChangingIntent = Extract<
  PlanEditorIntent,
  { kind: 'set' | 'reset' | 'setPrice' | 'resetPrice' }
>;

/** The change of the plan that an intent asks for; `day` (ISO 8601) is when a fact or a price is stated. */
export function planChange(intent: ChangingIntent, day: string): PlanChange {
  switch (intent.kind) {
    case 'set': {
      const { path, value } = intent;
      return isFactPath(path)
        ? { path: keysOf(path), value: { value, kind: 'stated', at: day } }
        : { path: keysOf(path), value };
    }
    case 'reset':
      return { path: keysOf(intent.path), value: undefined };
    case 'setPrice': {
      const { row, number, value, source } = intent;
      return {
        path: ['prices', row, number],
        value: { value, ...(source === '' ? {} : { source }), readAt: day },
      };
    }
    case 'resetPrice':
      return { path: ['prices', intent.row, intent.number], value: undefined };
  }
}

function keysOf(path: string): [string, ...string[]] {
  const [first = path, ...rest] = path.split('.');
  return [first, ...rest];
}
