import type * as vscode from 'vscode';
import type { TokenizerFamily } from '../../core/catalog/types';
import type { Calibrations } from '../../core/tokens/estimate';
import type { TokenRatio } from '../../core/tokens/tokenRatios';
import type { ScanRoot } from '../../measure/scan/roots';

const stateKey = 'ockham.calibrations';

/** What a provider made of one corpus' text. */
export interface KeptCalibration {
  readonly family: TokenizerFamily;
  readonly model: string;
  readonly host: string;
  readonly ratio: TokenRatio;
  readonly blocks: number;
  readonly overheadTokens: number;
  /** ISO 8601. */
  readonly at: string;
  /** The corpus: absolute paths of its folders. */
  readonly folders: readonly string[];
}

/** The calibrations kept with the workspace: the last of each tokenizer family and corpus. */
export class CalibrationStore {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  async keep(calibration: KeptCalibration): Promise<void> {
    const key = ({ family, folders }: KeptCalibration): string => [family, ...folders].join('\n');
    const others = this.#kept.filter((kept) => key(kept) !== key(calibration));
    await this.#state.update(stateKey, [...others, calibration]);
  }

  /** Those of this very corpus: another's text may have another ratio. */
  of(roots: readonly ScanRoot[]): Calibrations {
    const folders = roots.map((root) => root.absolutePath).join('\n');
    return Object.fromEntries(
      this.#kept
        .filter((kept) => kept.folders.join('\n') === folders)
        .map((kept) => [kept.family, { ratio: kept.ratio, source: describeSource(kept) }]),
    );
  }

  get #kept(): readonly KeptCalibration[] {
    return this.#state.get<readonly KeptCalibration[]>(stateKey, []);
  }
}

function describeSource({ model, host, blocks, overheadTokens, at }: KeptCalibration): string {
  const overhead =
    overheadTokens > 0 ? `, ${overheadTokens} tokens that each message adds subtracted` : '';
  return `${model} at ${host} counted ${blocks} random blocks of this corpus' text files on ${at.slice(0, 10)}${overhead}`;
}
