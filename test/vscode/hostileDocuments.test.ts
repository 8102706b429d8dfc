import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { CorpusReport } from '../../src/core/corpus/report';
import { defaultRepresentation } from '../../src/measure/extract/extraction';
import { scanFolders } from '../../src/measure/scan/scanFolders';
import { ScanCancelled } from '../../src/measure/scan/scanProgress';
import { chooseRoots } from '../../src/vscode/adapters/scanner';
import { docx, endlessPdf, inflatingPdf, paragraph } from '../unit/measure/extract/packages';

const builtFolder = path.resolve(__dirname, '../../../dist');
/** The next to nothing that the watch over typing takes; a host that does the work itself is silent far longer. */
const longestSilenceMs = 5_000;

interface Typed<T> {
  readonly result: T;
  /** Edits that VS Code applied while the work was under way. */
  readonly edits: number;
}

/** Does the work while somebody types, and asserts that each key arrived and that the extension host never hung. */
async function whileTyping<T>(work: () => PromiseLike<T>): Promise<Typed<T>> {
  const document = await vscode.workspace.openTextDocument({ content: '' });
  let edits = 0;
  let isDone = false;
  let longest = 0;
  let last = performance.now();
  const pulse = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 20);
  const type = async (): Promise<void> => {
    while (!isDone) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, edits), 'x');
      if (await vscode.workspace.applyEdit(edit)) edits += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const typing = type();
  try {
    const result = await work();
    return { result, edits };
  } finally {
    isDone = true;
    await typing;
    clearInterval(pulse);
    assert.equal(document.getText(), 'x'.repeat(edits));
    assert.ok(edits > 0, 'somebody typed');
    assert.ok(longest < longestSilenceMs, `the host was silent for ${longest.toFixed(0)} ms`);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** The processes that this extension host started to read documents; undefined where the system does not say. */
function readingProcesses(): number[] | undefined {
  if (process.platform !== 'linux') return undefined;
  return readdirSync('/proc').flatMap((entry) => {
    try {
      const command = readFileSync(`/proc/${entry}/cmdline`, 'utf8');
      const parent = /^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${entry}/status`, 'utf8'))?.[1];
      return command.includes('extractProcess.js') && Number(parent) === process.pid
        ? [Number(entry)]
        : [];
    } catch {
      return [];
    }
  });
}

async function eventually<T>(what: string, find: () => T | undefined): Promise<T> {
  for (let attempt = 0; attempt < 600; attempt++) {
    const found = find();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`In vain waited for ${what}.`);
}

describe('A hostile document, while somebody types', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'ockham-hostile-'));
    for (const name of ['a.md', 'z.md']) writeFileSync(path.join(folder, name), 'hello world');
    writeFileSync(path.join(folder, 'm.docx'), docx(paragraph('hello world')));
    // Read last, by the reader that comes after the one that was lost.
    writeFileSync(path.join(folder, 'y.docx'), docx(paragraph('hello world')));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const write = (name: string, bytes: Uint8Array): void =>
    writeFileSync(path.join(folder, name), bytes);
  const estimate = (): Thenable<CorpusReport | undefined> =>
    vscode.commands.executeCommand('ockham.estimateTokens', vscode.Uri.file(folder));
  /** Whatever became of the hostile one, the others are counted: two tokens each. */
  const assertTrue = (report: CorpusReport | undefined, code: string, reason: RegExp): void => {
    assert.ok(report);
    assert.deepEqual(
      report.largestFiles.map(({ path: name, tokens }) => `${name} ${tokens}`).sort(),
      ['a.md 2', 'm.docx 2', 'y.docx 2', 'z.md 2'],
    );
    assert.equal(report.totals.tokens, 8);
    assert.deepEqual(
      report.skipped.map((group) => [group.code, group.count]),
      [[code, 1]],
    );
    assert.match(report.skipped[0]?.examples[0]?.reason ?? '', reason);
  };

  it('that is a zip bomb is named as one', async () => {
    write('o.docx', docx(paragraph(' '.repeat(17_500_000))));
    const { result } = await whileTyping(estimate);
    assertTrue(result, 'over-limit', /bomb/);
  });

  it('that inflates without end costs neither the editor nor the extension host its memory', async () => {
    write('o.pdf', inflatingPdf(2_048));
    const before = process.memoryUsage.rss();
    const { result } = await whileTyping(estimate);
    assertTrue(result, 'out-of-memory', /^needs more than 1024 MB of memory/);
    assert.ok(process.memoryUsage.rss() - before < 150_000_000);
  });

  it('that stalls its reader is given up and reported, and the rest goes on', async () => {
    write('o.pdf', endlessPdf());
    const { result, edits } = await whileTyping(estimate);
    assertTrue(result, 'timed-out', /^timed out /);
    assert.ok(edits > 20, `typed ${edits} characters meanwhile`);
  });

  it('whose reader is killed from outside is reported as that, and the rest goes on', async function () {
    if (readingProcesses() === undefined) this.skip();
    write('o.pdf', endlessPdf());
    const { result } = await whileTyping(async () => {
      const report = estimate();
      const [reader] = await eventually('the reader', () => {
        const found = readingProcesses() ?? [];
        return found.length > 0 ? found : undefined;
      });
      // In the middle of the endless page: the documents before it are read by then.
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      process.kill(reader ?? 0, 'SIGKILL');
      return report;
    });
    assertTrue(result, 'unreadable', /^its reader was ended \(SIGKILL\)/);
  });

  it('is left at once when the scan is cancelled, with no thread or process behind', async () => {
    write('o.pdf', endlessPdf());
    const roots = chooseRoots([vscode.Uri.file(folder)]);
    const representation = defaultRepresentation;
    const cancel = new AbortController();
    await whileTyping(async () => {
      const scan = scanFolders(roots, { builtFolder, representation, signal: cancel.signal });
      setTimeout(() => cancel.abort(), 1_500);
      await assert.rejects(scan, ScanCancelled);
    });
    await eventually('the end of the reader', () =>
      (readingProcesses() ?? []).length === 0 ? true : undefined,
    );
    rmSync(path.join(folder, 'o.pdf'));
    const again = await scanFolders(roots, { builtFolder, representation });
    assert.equal(again.files.length, 4);
  });
});

describe('The sample documents', () => {
  it('grow the extension host by less than 100 MB', async function () {
    this.timeout(300_000);
    const documents = path.resolve(__dirname, '../../../../shared/data/documents');
    if (!existsSync(documents)) this.skip();
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
    try {
      const { result } = await whileTyping(() =>
        vscode.commands.executeCommand<CorpusReport | undefined>(
          'ockham.estimateTokens',
          vscode.Uri.file(documents),
        ),
      );
      assert.ok(result && result.totals.files > 100);
    } finally {
      clearInterval(watch);
    }
    assert.ok(most - before < 100_000_000, `grew by ${Math.round((most - before) / 1e6)} MB`);
  });
});
