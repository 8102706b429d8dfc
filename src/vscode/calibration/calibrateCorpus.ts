import * as vscode from 'vscode';
import { findSecrets } from '../../core/corpus/secrets';
import { minimumUnits } from '../../core/tokens/ratioEstimator';
import { calibrate, type CalibrationResult } from '../../measure/calibrate/calibrate';
import type { ProviderCounter } from '../../measure/calibrate/providerCounter';
import { ChatFailure } from '../../measure/evaluate/run/chatModel';
import { realPatience } from '../../measure/evaluate/run/patience';
import { drawTextBlocks } from '../../measure/sample/sampleFolders';
import type { TextBlock } from '../../measure/sample/messages';
import { withCancellableProgress } from '../adapters/progress';
import type { FinishedScan } from '../adapters/scanner';
import type { CalibrationStore } from './calibrationStore';
import type { CounterChoice } from './counterChoice';

/** What calibrating needs of the extension. */
export interface CalibrationParts {
  readonly extensionUri: vscode.Uri;
  readonly secrets: vscode.SecretStorage;
  readonly calibrations: CalibrationStore;
  readonly dialogs: CalibrationDialogs;
}

/** What the user is asked. */
export interface CalibrationDialogs {
  chooseCounter(): Thenable<CounterChoice | undefined>;
  confirm(question: string, detail: string): Thenable<boolean>;
  askKey(host: string): Thenable<string | undefined>;
}

type CorpusToCalibrate = Pick<FinishedScan, 'roots' | 'representation'>;

const title = vscode.l10n.t('Ockham: calibrating the token estimate');
/** Text of about 400 KB gives a ratio within one to three percent. */
const wantedBlocks = 100;

/**
 * Has a provider that the user chooses count random blocks of the corpus, and keeps with the workspace what its
 * tokenizer makes of them. Nothing is sent before the user agreed to how much goes where.
 * @returns whether a calibration was kept; where not, the user knows why
 */
export async function calibrateCorpus(
  parts: CalibrationParts,
  corpus: CorpusToCalibrate,
): Promise<boolean> {
  const { dialogs, calibrations } = parts;
  const choice = await dialogs.chooseCounter();
  if (!choice) return false;
  const blocks = await drawBlocks(parts, corpus);
  if (blocks.length < minimumUnits) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t(
        'Ockham cannot calibrate: it found {0} blocks of plain text, and needs {1}. PDF and Office files are not sampled.',
        blocks.length,
        minimumUnits,
      ),
    );
    return false;
  }
  if (!(await askConsent(dialogs, choice, blocks))) return false;
  const opened = await open(parts, choice);
  if (!opened) return false;
  const { counter, key } = opened;
  try {
    const result = await withCancellableProgress(title, (signal, report) =>
      calibrate(blocks, counter, {
        signal,
        patience: realPatience,
        onProgress: (counted) => report(vscode.l10n.t('{0} of {1} blocks', counted, blocks.length)),
      }),
    );
    await key?.keep();
    await calibrations.keep({
      ...result,
      family: choice.family,
      model: counter.model,
      host: counter.host,
      at: new Date().toISOString(),
      folders: corpus.roots.map((root) => root.absolutePath),
    });
    void vscode.window.showInformationMessage(describeResult(counter, result));
    return true;
  } catch (error) {
    if (error instanceof Error && error.name === 'AbortError') return false;
    if (error instanceof ChatFailure && error.kind === 'key') await key?.forget();
    const why = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Ockham could not calibrate: {0}. The estimate stays as it was.', why),
    );
    return false;
  }
}

/** Draws others each time, so that a second calibration is a second opinion; what looks like a secret stays here. */
async function drawBlocks(
  { extensionUri }: CalibrationParts,
  { roots, representation }: CorpusToCalibrate,
): Promise<readonly TextBlock[]> {
  const blocks = await drawTextBlocks(roots, wantedBlocks, {
    builtFolder: vscode.Uri.joinPath(extensionUri, 'dist').fsPath,
    representation,
    seed: Math.floor(Math.random() * 2 ** 32),
  });
  return blocks.filter(({ text }) => findSecrets(text, 1).length === 0);
}

function askConsent(
  dialogs: CalibrationDialogs,
  { counter, cost }: CounterChoice,
  blocks: readonly TextBlock[],
): Thenable<boolean> {
  const bytes = blocks.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const host = counter.kind === 'keyed' ? new URL(counter.origin).host : counter.counter.host;
  return dialogs.confirm(
    vscode.l10n.t(
      'Send {0} random pieces of this corpus (about {1} KB) to {2}?',
      blocks.length,
      Math.ceil(bytes / 1_000),
      host,
    ),
    vscode.l10n.t(
      'They are counted there, so that the estimate for this tokenizer becomes a measured one. {0} Pieces in which something looks like a secret are left out; nothing else is sent.',
      cost,
    ),
  );
}

interface OpenedCounter {
  readonly counter: ProviderCounter;
  readonly key?: { keep(): Thenable<void>; forget(): Thenable<void> };
}

/** A key is kept once it has worked, and forgotten once it is refused. */
async function open(
  { secrets, dialogs }: CalibrationParts,
  { counter }: CounterChoice,
): Promise<OpenedCounter | undefined> {
  if (counter.kind === 'ready') return { counter: counter.counter };
  const name = `ockham.key:${counter.origin}`;
  const key = (await secrets.get(name)) ?? (await dialogs.askKey(new URL(counter.origin).host));
  if (key === undefined || key.trim() === '') return undefined;
  const trimmed = key.trim();
  return {
    counter: counter.open(trimmed),
    key: { keep: () => secrets.store(name, trimmed), forget: () => secrets.delete(name) },
  };
}

function describeResult(
  { model }: ProviderCounter,
  { ratio: { low, likely, high }, blocks, overheadTokens }: CalibrationResult,
): string {
  const percent = (((high - low) / 2 / likely) * 100).toFixed(1);
  const overhead =
    overheadTokens > 0 ? ` (what each message adds, ${overheadTokens} tokens, is subtracted)` : '';
  return `Calibrated: ${model} makes ${likely.toFixed(3)} tokens ± ${percent} % of one o200k_base token, by ${blocks} blocks of this corpus${overhead}.`;
}
