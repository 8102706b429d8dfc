import * as vscode from 'vscode';
import type { CalibrationDialogs } from './calibrateCorpus';
import { chooseCounter } from './counterChoice';

/** What calibrating asks, in VS Code's own dialogs. */
export const calibrationDialogs: CalibrationDialogs = {
  chooseCounter: async () => chooseCounter(await vscode.lm.selectChatModels()),
  confirm: async (question, detail) => {
    const send = vscode.l10n.t('Send and Calibrate');
    const answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, send);
    return answer === send;
  },
  askKey: (host) =>
    vscode.window.showInputBox({
      title: vscode.l10n.t('Ockham: Key for {0}', host),
      prompt: vscode.l10n.t(
        'Kept in the secret storage of VS Code once it has worked, and sent to this host alone.',
      ),
      password: true,
      ignoreFocusOut: true,
    }),
};
