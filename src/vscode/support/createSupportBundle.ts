import * as vscode from 'vscode';
import { bundledCatalog } from '../../core/catalog/bundledCatalog';
import { rowNumbers } from '../../core/catalog/rowNumbers';
import type { Draft } from '../adapters/draft';
import { keptBaseUrls } from '../adapters/keptBaseUrls';
import type { CorpusReportPanel } from '../corpusReport/corpusReportPanel';
import { isPlan } from '../plan/planFile';
import { describeSettings } from './describeSettings';
import type { RecordedLog } from './recordFaults';
import { writeSupportBundle, type SupportFacts } from './supportBundle';

/** What a support bundle is made from. */
export interface SupportBundleParts {
  readonly context: vscode.ExtensionContext;
  readonly draft: Draft;
  readonly corpusReport: CorpusReportPanel;
  readonly faults: RecordedLog['faults'];
}

/**
 * Opens a support bundle as an untitled document: the user reads all of it, and passes it on or not. Nothing is sent,
 * and nothing in it is of the user's files: no path, name, text, key or address.
 */
export async function createSupportBundle(parts: SupportBundleParts): Promise<void> {
  const content = writeSupportBundle(
    gather(parts),
    vscode.l10n.t(
      'Read it before you pass it on: nothing was sent. It holds no path, name or content of your files, no prompt, no key and no address.',
    ),
  );
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.window.showTextDocument(document);
}

function gather({ context, draft, corpusReport, faults }: SupportBundleParts): SupportFacts {
  const { extension } = context;
  const manifest = extension.packageJSON as { readonly version?: unknown };
  const { finished } = corpusReport;
  const days = bundledCatalog.chatModels
    .flatMap((row) => rowNumbers(row))
    .flatMap(({ number }) => (number.kind === 'known' ? [number.readAt] : []))
    .sort();
  const folders = vscode.workspace.workspaceFolders ?? [];
  return {
    versions: [
      ['Ockham', String(manifest.version)],
      ['VS Code', vscode.version],
      ['Runs in', vscode.env.uiKind === vscode.UIKind.Web ? 'a browser' : 'a window'],
      ['Extension host', describeHost()],
      ['Remote', vscode.env.remoteName === undefined ? 'no' : 'yes'],
      ['Catalog', `numbers read from ${days[0] ?? 'unknown'} to ${days.at(-1) ?? 'unknown'}`],
    ],
    workspace: [
      ['Trusted', vscode.workspace.isTrusted],
      ['Folders', folders.length],
      ['Folders on disk', folders.filter(({ uri }) => uri.scheme === 'file').length],
      ['Open plans', vscode.workspace.textDocuments.filter(({ uri }) => isPlan(uri)).length],
    ],
    settings: describeSettings(extension.packageJSON, (name) =>
      vscode.workspace.getConfiguration(undefined, folders[0]?.uri ?? null).inspect(name),
    ),
    state: [
      ['Draft is empty', draft.isEmpty],
      ['Endpoints', keptBaseUrls(context.globalState).length],
      ...(finished
        ? ([
            ['Last count: files', finished.scan.files.length],
            ['Last count: skipped', finished.scan.skipped.length],
            ['Last count: milliseconds', Math.round(finished.durationMs)],
          ] as const)
        : ([['Last count', 'none in this window']] as const)),
    ],
    faults: faults(),
  };
}

/** The system below; a browser has none to tell. */
function describeHost(): string {
  const versions: unknown = typeof process === 'object' ? process.versions : undefined;
  const node: unknown =
    typeof versions === 'object' && versions !== null ? Reflect.get(versions, 'node') : undefined;
  return typeof node === 'string'
    ? `${process.platform} ${process.arch}, Node ${node}`
    : 'web worker';
}
