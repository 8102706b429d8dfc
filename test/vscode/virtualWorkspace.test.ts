import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { CorpusReport } from '../../src/core/corpus/report';

/** A file system in memory, as a virtual workspace's provider is one. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  add(file: string, bytes: Uint8Array): void {
    this.#files.set(file, bytes);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path: file }: vscode.Uri): vscode.FileStat {
    const bytes = this.#files.get(file);
    if (bytes) return { type: vscode.FileType.File, size: bytes.length, ctime: 0, mtime: 0 };
    if (![...this.#files.keys()].some((other) => other.startsWith(`${file}/`)))
      throw vscode.FileSystemError.FileNotFound(file);
    return { type: vscode.FileType.Directory, size: 0, ctime: 0, mtime: 0 };
  }

  readDirectory({ path: folder }: vscode.Uri): [string, vscode.FileType][] {
    const entries = new Map<string, vscode.FileType>();
    for (const file of this.#files.keys()) {
      if (!file.startsWith(`${folder}/`)) continue;
      const [name = '', ...below] = file.slice(folder.length + 1).split('/');
      entries.set(name, below.length > 0 ? vscode.FileType.Directory : vscode.FileType.File);
    }
    return [...entries];
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const bytes = this.#files.get(uri.path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(uri);
    return bytes;
  }

  createDirectory(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  writeFile(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  delete(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

describe('A virtual workspace', () => {
  const scheme = 'ockham-memory';
  let registration: vscode.Disposable;
  let docs: vscode.Uri;
  before(() => {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'the tests run with a folder open');
    docs = vscode.Uri.joinPath(folder.uri, 'docs');
    const files = new MemoryFiles();
    for (const name of readdirSync(docs.fsPath, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(docs.fsPath, name);
      if (statSync(file).isFile())
        files.add(`/docs/${name.split(path.sep).join('/')}`, readFileSync(file));
    }
    registration = vscode.workspace.registerFileSystemProvider(scheme, files);
  });
  after(async () => {
    registration.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const estimate = (folder: vscode.Uri) =>
    vscode.commands.executeCommand<CorpusReport | undefined>('ockham.estimateTokens', folder);

  it('is counted as the same files on a disk are', async () => {
    const disk = await estimate(docs);
    const memory = await estimate(vscode.Uri.from({ scheme, authority: 'host', path: '/docs' }));
    assert.ok(disk && memory);
    assert.deepEqual(memory.totals, disk.totals);
    assert.deepEqual(memory.largestFiles, disk.largestFiles);
    assert.deepEqual(memory.formats, disk.formats);
    assert.ok(disk.formats.some(({ format }) => format === 'pdf'));
  });

  it('is not counted together with a disk', async () => {
    const virtual = vscode.Uri.from({ scheme, authority: 'host', path: '/docs' });
    assert.equal(
      await vscode.commands.executeCommand('ockham.estimateTokens', docs, [docs, virtual]),
      undefined,
    );
  });
});
