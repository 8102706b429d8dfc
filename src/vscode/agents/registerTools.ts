import * as vscode from 'vscode';
import type { EditorWorkspaceParts } from './editorWorkspace';
import { agentToolNames } from './toolNames';

/** What a call of a tool needs, loaded at the first one. */
type ToolRunner = Pick<typeof import('./runTool'), 'prepareTool' | 'runTool'>;

/** Offers Ockham's tools to language models; what they do is loaded at the first call. */
export function registerTools(
  parts: EditorWorkspaceParts,
  load: () => Promise<ToolRunner>,
): readonly vscode.Disposable[] {
  // Some editors that are built on VS Code have no language-model tools.
  if (!Reflect.has(vscode, 'lm') || !Reflect.has(vscode.lm, 'registerTool')) return [];
  return agentToolNames.map((name) =>
    vscode.lm.registerTool<unknown>(name, {
      prepareInvocation: async ({ input }) => (await load()).prepareTool(parts, name, input),
      invoke: async ({ input }, token) => (await load()).runTool(parts, name, input, token),
    }),
  );
}
