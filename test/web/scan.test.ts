import * as vscode from 'vscode';
import type { CorpusReport } from '../../src/core/corpus/report';
import { expect } from './expect';
import { activateExtension, inWorkspace, listen, readText } from './workspace';

/** What `ockham scan --json` prints, as far as it is compared. */
interface TerminalScan {
  readonly totals: Readonly<Record<'files' | 'tokens' | 'bytes' | 'skipped' | 'excluded', number>>;
  readonly files: readonly { readonly path: string; readonly tokens: number }[];
  readonly duplicates: { readonly exact: readonly unknown[]; readonly near: readonly unknown[] };
}

describe('In the web-worker extension host', () => {
  let expected: Readonly<Record<string, TerminalScan>>;
  before(async () => {
    const told = await listen(activateExtension);
    expect.equal(told, [], 'Starting should tell the user nothing');
    const { extensionUri } = await activateExtension();
    const file = vscode.Uri.joinPath(extensionUri, 'test/expected.json');
    expected = JSON.parse(await readText(file)) as typeof expected;
  });
  after(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('there is nothing of Node', () => {
    expect.equal(typeof (globalThis as { importScripts?: unknown }).importScripts, 'function');
    expect.equal(typeof (globalThis as { require?: unknown }).require, 'undefined');
  });

  for (const folder of ['docs', 'large']) {
    it(`a scan of ${folder} finds what the terminal program finds`, async () => {
      let report: CorpusReport | undefined;
      const told = await listen(async () => {
        report = await vscode.commands.executeCommand<CorpusReport>(
          'ockham.estimateTokens',
          inWorkspace(folder),
        );
      });
      expect.equal(told, [], 'A scan should tell by its report alone');
      const wanted = expected[folder];
      if (!report || !wanted) throw new Error('There is no report to compare.');
      expect.equal(report.totals, wanted.totals);
      const tokens = new Map(wanted.files.map((file) => [file.path, file.tokens]));
      for (const file of report.largestFiles)
        expect.equal(file.tokens, tokens.get(file.path), file.path);
      expect.equal(report.duplicates?.exact.groupCount, wanted.duplicates.exact.length);
      expect.equal(report.duplicates?.near.groupCount, wanted.duplicates.near.length);
    });
  }

  it('opens one report, whose title names what was scanned', async () => {
    const reports = (): string[] =>
      vscode.window.tabGroups.all
        .flatMap((group) => group.tabs.map(({ label }) => label))
        .filter((label) => label.startsWith('Tokens: '));
    // A tab's title takes its time.
    for (let attempt = 0; reports()[0] !== 'Tokens: large' && attempt < 300; attempt++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect.equal(reports(), ['Tokens: large']);
  });
});
