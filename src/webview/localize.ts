/**
 * Puts a page's texts into the language that the host rendered it in. Every page imports this first, because
 * constants of other modules hold texts too.
 */
import * as l10n from '@vscode/l10n';

const bundle = document.getElementById('l10n')?.textContent;
if (bundle) l10n.config({ contents: bundle });
