import * as l10n from '@vscode/l10n';
import type { Confidence } from '../../core/decision/confidence';
import type { FitVerdict } from '../../core/corpus/fit';
import type { Verdict } from '../../core/decision/verdicts';
import type { NeedLevel } from '../../core/plan/needs';

/** How far an answer can be trusted, in a word. */
export const confidenceName: Readonly<Record<Confidence['level'], string>> = {
  high: l10n.t({ message: 'high', comment: ['confidence'] }),
  moderate: l10n.t('moderate'),
  low: l10n.t({ message: 'low', comment: ['confidence'] }),
};

/** What is thought of an approach, in a word. */
export const verdictName: Readonly<Record<Verdict, string>> = {
  recommended: l10n.t('recommended'),
  viable: l10n.t('viable'),
  'not yet': l10n.t('not yet'),
  'ruled out': l10n.t('ruled out'),
};

/** Whether a corpus fits a context window, in words. */
export const fitName: Readonly<Record<FitVerdict, string>> = {
  fits: l10n.t('fits'),
  'does not fit': l10n.t('does not fit'),
  'too close to call': l10n.t('too close to call'),
};

/** How much a need weighs, in a word. */
export const needLevelName: Readonly<Record<NeedLevel, string>> = {
  none: l10n.t({ message: 'none', comment: ['how much a need weighs'] }),
  helpful: l10n.t('helpful'),
  essential: l10n.t('essential'),
};
