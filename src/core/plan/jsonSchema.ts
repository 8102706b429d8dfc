import * as z from 'zod/mini';
import { planSchema } from './schema';

/** The JSON schema of plan files (draft 7, which VS Code's JSON editor reads best), generated from `planSchema`. */
export function planJsonSchema(): object {
  return {
    ...z.toJSONSchema(planSchema, { target: 'draft-7', io: 'input' }),
    title: 'Ockham plan',
    allowComments: true,
    allowTrailingCommas: true,
  };
}
