import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'mocha';
import { ToolRefusal, type AgentTool } from '../../../src/agents/tool';
import { agentTools } from '../../../src/agents/tools';
import type { AgentWorkspace } from '../../../src/agents/workspace';
import { folderWorkspace } from '../../../src/terminal/mcp/folderWorkspace';

export const builtFolder = path.resolve('dist');
export const day = '2026-11-22';

/** A copy of examples/ in a folder beside which things lie that no tool may touch. */
export interface AgentFolder {
  /** Holds the workspace and what is outside of it. */
  readonly above: string;
  readonly folder: string;
  readonly workspace: AgentWorkspace;
}

/** Makes the folder before each test and removes it after. */
export function useAgentFolder(): () => AgentFolder {
  let made: AgentFolder | undefined;
  beforeEach(() => {
    const above = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'ockham-agents-')));
    const folder = path.join(above, 'work');
    cpSync('examples', folder, { recursive: true });
    mkdirSync(path.join(above, 'outside'));
    writeFileSync(path.join(above, 'outside/secret.md'), 'not for agents');
    const workspace = folderWorkspace({ folders: [folder], builtFolder, allowWrite: true });
    made = { above, folder, workspace: { ...workspace, today: () => day } };
  });
  afterEach(() => made && rmSync(made.above, { recursive: true, force: true }));
  return () => {
    assert.ok(made, 'asked for only within a test');
    return made;
  };
}

export function findTool(name: string): AgentTool {
  const tool = agentTools.find((candidate) => candidate.name === name);
  assert.ok(tool, name);
  return tool;
}

export function runTool(workspace: AgentWorkspace, name: string, input: unknown): Promise<string> {
  const { signal } = new AbortController();
  return findTool(name).run(input, workspace, { signal, onProgress: () => undefined });
}

/** The refusal's message. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof ToolRefusal, String(error));
    return error.message;
  }
  throw new Error('It was not refused.');
}
