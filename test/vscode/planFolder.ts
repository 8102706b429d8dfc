import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach } from 'mocha';
import * as vscode from 'vscode';

/** A plan with what an edit must keep: a comment, CRLF, tabs, an unknown key, no newline at the end. */
export const planText = [
  '{',
  '\t"version": 1, // mine',
  '\t"title": "Support",',
  '\t"needs": { "knowledge": { "private": "essential" } },',
  '\t"facts": { "gut": true },',
  '\t"corpus": { "folders": ["docs"], "exclude": ["docs/left-out/**"] }',
  '}',
].join('\r\n');

/** The workspace folder, and in it for each test a folder with a plan and its corpus. */
export interface PlanFolder {
  readonly workspace: string;
  /** The test's own folder, relative to the workspace: VS Code keeps the documents of closed editors for a while. */
  readonly home: string;
  readonly plan: vscode.Uri;
}

/** Makes a plan's folder before each test and removes what a test left in the workspace after it. */
export function usePlanFolder(): () => PlanFolder {
  let made: PlanFolder | undefined;
  const get = (): PlanFolder => {
    assert.ok(made, 'asked for only within a test');
    return made;
  };
  beforeEach(() => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'the tests run with a folder open');
    const workspace = folder.uri.fsPath;
    const absolute = mkdtempSync(path.join(workspace, 'planning-'));
    const plan = vscode.Uri.file(path.join(absolute, 'support.ockham.json'));
    made = { workspace, home: path.basename(absolute), plan };
    mkdirSync(path.join(absolute, 'docs/left-out'), { recursive: true });
    writeFileSync(path.join(absolute, 'docs/a.md'), 'hello world');
    writeFileSync(path.join(absolute, 'docs/left-out/b.md'), 'hello world');
    writeFileSync(plan.fsPath, planText);
  });
  afterEach(async () => {
    const { workspace, home } = get();
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const plans = readdirSync(workspace).filter((name) => name.endsWith('.ockham.json'));
    for (const left of [home, 'docs/adr', ...plans])
      rmSync(path.join(workspace, left), { recursive: true, force: true });
  });
  return get;
}

/** Writes a file of the test's own folder. */
export function write({ workspace, home }: PlanFolder, file: string, text: string): vscode.Uri {
  const absolute = path.join(workspace, home, file);
  writeFileSync(absolute, text);
  return vscode.Uri.file(absolute);
}

export function read(uri: vscode.Uri): string {
  return readFileSync(uri.fsPath, 'utf8');
}

/** Waits for what VS Code does in its own time. */
export async function eventually<T>(what: string, find: () => T | undefined): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`In vain waited for ${what}.`);
}
