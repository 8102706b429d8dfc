// @ts-check
/** Comes first in a bundle of the host's side, as `src/vscode/localize.ts` does: constants of other modules hold texts. */
import * as l10n from '@vscode/l10n';

const { hostTexts } = /** @type {{ hostTexts?: Record<string, string> }} */ (globalThis);
if (hostTexts) l10n.config({ contents: hostTexts });
