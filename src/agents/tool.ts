import type * as z from 'zod/mini';
import { readInput } from './readInput';
import type { AgentWorkspace } from './workspace';

/** Why a tool did not do what it was asked for: one sentence that a model can act on. */
export class ToolRefusal extends Error {
  override readonly name = 'ToolRefusal';
}

/** What a call comes with besides its input. */
export interface ToolCall {
  readonly signal: AbortSignal;
  /** Told how far long work has come, in a few words. */
  readonly onProgress: (message: string) => void;
}

/** What a call is about to write, for the user to agree to. */
export interface WritePreview {
  /** A question: "Change support.ockham.json?" */
  readonly title: string;
  /** What exactly will change where, one line each. */
  readonly lines: readonly string[];
}

interface Definition<Schema extends z.core.$ZodType> {
  /** Verb and noun, as models call it. */
  readonly name: string;
  /** For people: in a list of tools, and above a result. */
  readonly title: string;
  /** For people, one sentence. */
  readonly userDescription: string;
  /** For models: when to call it and what comes back. */
  readonly description: string;
  /** A codicon. */
  readonly icon: string;
  /** What people write to name it in a chat. */
  readonly referenceName: string;
  readonly inputSchema: Schema;
  /** Whether a call may replace or remove what is there; not where it only adds. */
  readonly overwrites?: boolean;
  /**
   * @returns a short text for a model
   * @throws {ToolRefusal} where it cannot or must not
   */
  readonly run: (
    input: z.infer<Schema>,
    workspace: AgentWorkspace,
    call: ToolCall,
  ) => Promise<string>;
  /** Only a tool that writes has it; writes nothing itself. @throws {ToolRefusal} as `run` would */
  readonly preview?: (input: z.infer<Schema>, workspace: AgentWorkspace) => Promise<WritePreview>;
}

/** A tool that a language model calls, the same in VS Code and behind MCP. Input is whatever the model sent. */
export interface AgentTool {
  readonly name: string;
  readonly title: string;
  readonly userDescription: string;
  readonly description: string;
  readonly icon: string;
  readonly referenceName: string;
  readonly inputSchema: z.core.$ZodType;
  /** Whether a call changes files. */
  readonly writes: boolean;
  /** Whether a call may replace or remove what is there. */
  readonly overwrites: boolean;
  /** @throws {ToolRefusal} for input that is wrong, or where the tool cannot or must not */
  run(input: unknown, workspace: AgentWorkspace, call: ToolCall): Promise<string>;
  /** @throws {ToolRefusal} as `run` would */
  preview(input: unknown, workspace: AgentWorkspace): Promise<WritePreview | undefined>;
}

/** Makes a tool that reads its input by its schema before anything else. */
export function defineTool<Schema extends z.core.$ZodType>({
  run,
  preview,
  overwrites = false,
  ...rest
}: Definition<Schema>): AgentTool {
  const { inputSchema } = rest;
  return {
    ...rest,
    writes: preview !== undefined,
    overwrites,
    run: async (input, workspace, call) => {
      call.signal.throwIfAborted();
      return run(readInput(inputSchema, input), workspace, call);
    },
    preview: async (input, workspace) => preview?.(readInput(inputSchema, input), workspace),
  };
}
