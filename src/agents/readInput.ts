import * as z from 'zod/mini';
import { suggest } from '../core/catalog/lookUp';
import { oneLine } from './text/oneLine';
import { ToolRefusal } from './tool';

/**
 * Reads what a model sent by a tool's schema.
 * @throws {ToolRefusal} that names each field that is wrong and what it must be
 */
export function readInput<Schema extends z.core.$ZodType>(
  schema: Schema,
  input: unknown,
): z.infer<Schema> {
  const parsed = z.safeParse(schema, input ?? {});
  if (parsed.success) return parsed.data;
  const known = knownFields(schema);
  const problems = parsed.error.issues.map((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => unknownField(key, known)).join('; ')
      : `${issue.path.length === 0 ? 'the input' : oneLine(issue.path.map(String).join('.'))} ${issue.message}`,
  );
  throw new ToolRefusal(`Invalid input: ${problems.join('; ')}.`);
}

function knownFields(schema: z.core.$ZodType): readonly string[] {
  return schema instanceof z.ZodMiniObject ? Object.keys(schema._zod.def.shape) : [];
}

function unknownField(key: string, known: readonly string[]): string {
  const [meant] = suggest(known, key);
  return `there is no field "${oneLine(key, 60)}"${meant === undefined ? `, only ${known.join(', ')}` : `: use "${meant}"`}`;
}
