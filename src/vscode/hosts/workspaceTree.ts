import * as vscode from 'vscode';
import type { EntryKind, FileTree } from '../../measure/virtual/fileTree';
import { uriOf } from '../adapters/location';

/** VS Code's file systems as a tree that can be measured. */
export const workspaceTree: FileTree = {
  stat: async (location) => {
    const { type, size, mtime } = await vscode.workspace.fs.stat(uriOf(location));
    return { kind: kindOf(type), size, modifiedAt: new Date(mtime) };
  },
  readFolder: async (location) => {
    const entries = await vscode.workspace.fs.readDirectory(uriOf(location));
    return entries.map(([name, type]) => ({ name, kind: kindOf(type) }));
  },
  // A copy: what VS Code gives out may be a part of its own message, or of a provider's memory.
  readFile: async (location) => new Uint8Array(await vscode.workspace.fs.readFile(uriOf(location))),
};

function kindOf(type: vscode.FileType): EntryKind {
  if (type & vscode.FileType.SymbolicLink) return 'link';
  if (type & vscode.FileType.Directory) return 'folder';
  return type & vscode.FileType.File ? 'file' : 'special';
}
