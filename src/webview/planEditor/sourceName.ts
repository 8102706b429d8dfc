import * as l10n from '@vscode/l10n';
import type { Confidence } from '../../core/catalog/catalogNumber';

/** How far a number of the catalog can be relied on, in a word. */
export const sourceName: Readonly<Record<Confidence, string>> = {
  verified: l10n.t('verified'),
  secondary: l10n.t('secondary'),
  unverified: l10n.t('unverified'),
  stated: l10n.t('stated'),
};
