import * as l10n from '@vscode/l10n';
import type { Confidence } from '../../core/decision/confidence';
import type { NeedLevel } from '../../core/plan/needs';

/** How far an answer can be trusted, in a word. */
export const confidenceName: Readonly<Record<Confidence['level'], string>> = {
  high: l10n.t({ message: 'high', comment: ['confidence'] }),
  moderate: l10n.t('moderate'),
  low: l10n.t({ message: 'low', comment: ['confidence'] }),
};

/** How much a need weighs, in a word. */
export const needLevelName: Readonly<Record<NeedLevel, string>> = {
  none: l10n.t({ message: 'none', comment: ['how much a need weighs'] }),
  helpful: l10n.t('helpful'),
  essential: l10n.t('essential'),
};
