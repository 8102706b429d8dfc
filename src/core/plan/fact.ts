import * as z from 'zod/mini';
import { factKinds, type FactKind } from './factKind';

/** A value with its provenance: `source` says how it is known, `at` when (ISO 8601 date or date-time). */
export interface Fact<T> {
  readonly value: T;
  readonly kind: FactKind;
  readonly source?: string;
  readonly at?: string;
}

/** How a value is known, without the value. */
export type Provenance = Omit<Fact<unknown>, 'value'>;

/** A fact as a plan may write it: in full, or as a bare value, which reads as stated by the user. */
export function factSchema<T extends z.core.$ZodType>(value: T, says: string) {
  const full = z.looseObject({
    value,
    kind: z.enum(factKinds, { error: 'must be "measured", "stated" or "assumed"' }),
    source: z.exactOptional(
      z
        .string({ error: 'must be text' })
        .check(z.describe('How this is known: a file, a command, a report.')),
    ),
    at: z.exactOptional(
      z.string({ error: 'must be a date' }).check(
        z.regex(/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/, {
          error: 'must be a date like 2026-11-22, or a date and time with its zone',
        }),
        z.describe('When this was learned (ISO 8601).'),
      ),
    ),
  });
  return z.union([full, value], {
    error: `must be ${says}, or a fact { "value": …, "kind": "measured" | "stated" | "assumed" }`,
  });
}

/** Gives a bare value the provenance that it has: someone stated it. */
export function toFact<T>(written: T | Fact<T>): Fact<T> {
  return isFact(written) ? written : { value: written, kind: 'stated' };
}

/** Whether a value is written with its provenance. */
export function isFact<T>(written: T | Fact<T>): written is Fact<T> {
  return typeof written === 'object' && written !== null && 'kind' in written && 'value' in written;
}
