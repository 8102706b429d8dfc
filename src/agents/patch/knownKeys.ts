import * as z from 'zod/mini';

/** The keys that a schema knows at a path: none where it takes any, undefined where there can be no key. */
export function keysAt(
  schema: z.core.$ZodType,
  path: readonly string[],
): readonly string[] | 'any' | undefined {
  const inner = unwrap(schema);
  const [key, ...rest] = path;
  if (inner instanceof z.ZodMiniRecord) return 'any';
  const shape = shapeOf(inner);
  if (!shape) return undefined;
  if (key === undefined) return Object.keys(shape);
  const next = shape[key];
  return next && keysAt(next, rest);
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodMiniExactOptional || schema instanceof z.ZodMiniOptional
    ? unwrap(schema._zod.def.innerType)
    : schema;
}

function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> | undefined {
  return schema instanceof z.ZodMiniObject ? schema._zod.def.shape : undefined;
}
