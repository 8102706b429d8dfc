import * as vscode from 'vscode';
import { ToolRefusal, type AgentTool } from '../../agents/tool';
import { agentTools } from '../../agents/tools';
import { editorWorkspace, type EditorWorkspaceParts } from './editorWorkspace';
import type { AgentToolName } from './toolNames';

/**
 * What the user sees before a call: what a tool that writes will change where, to be confirmed.
 * @throws the tool's refusal, so that nobody is asked about a call that fails
 */
export async function prepareTool(
  parts: EditorWorkspaceParts,
  name: AgentToolName,
  input: unknown,
): Promise<vscode.PreparedToolInvocation> {
  const tool = findTool(name);
  const preview = await tool.preview(input, editorWorkspace(parts));
  if (!preview) return {};
  const message = new vscode.MarkdownString();
  for (const line of preview.lines) {
    // As text: what a file or a model says is never markup, and no link.
    message.appendMarkdown('- ').appendText(line).appendMarkdown('\n');
  }
  return { confirmationMessages: { title: preview.title, message } };
}

/** Runs a tool until it is done or cancelled. @throws an error whose message a model can act on */
export async function runTool(
  parts: EditorWorkspaceParts,
  name: AgentToolName,
  input: unknown,
  token: vscode.CancellationToken,
): Promise<vscode.LanguageModelToolResult> {
  const abort = new AbortController();
  const subscription = token.onCancellationRequested(() => abort.abort());
  if (token.isCancellationRequested) abort.abort();
  try {
    const text = await findTool(name).run(input, editorWorkspace(parts), {
      signal: abort.signal,
      onProgress: () => undefined,
    });
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
  } catch (error) {
    if (abort.signal.aborted) throw new vscode.CancellationError();
    if (!(error instanceof ToolRefusal)) {
      parts.log.error(error instanceof Error ? error : String(error));
    }
    throw error;
  } finally {
    subscription.dispose();
  }
}

function findTool(name: AgentToolName): AgentTool {
  const tool = agentTools.find((candidate) => candidate.name === name);
  if (!tool) throw new Error(`There is no tool ${name}.`);
  return tool;
}
