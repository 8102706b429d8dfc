/**
 * Puts the texts of the rooms that know no VS Code (core, measure, protocol) into the display language. Every
 * bundle of the extension host imports this first, because constants of other modules hold texts too.
 */
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';

// There is no bundle in English, nor in a language without a translation.
if (vscode.l10n.bundle) l10n.config({ contents: vscode.l10n.bundle });
