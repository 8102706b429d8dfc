import * as z from 'zod/mini';
import type { AgentTool } from './tool';

/** A tool's input as JSON schema (draft 7, which every client reads), generated from its zod schema. */
export function toolInputSchema({ inputSchema }: AgentTool): Record<string, unknown> {
  const schema = z.toJSONSchema(inputSchema, { target: 'draft-7', io: 'input' });
  // Every request carries it, and nobody reads it.
  delete schema.$schema;
  return schema;
}
