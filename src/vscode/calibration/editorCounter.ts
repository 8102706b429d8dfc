import * as vscode from 'vscode';
import type { ProviderCounter } from '../../measure/calibrate/providerCounter';
import { explain } from '../evaluation/languageModels';

/** Counts through a language model that VS Code offers; its provider decides where. */
export function editorCounter(
  model: Pick<vscode.LanguageModelChat, 'id' | 'vendor' | 'countTokens'>,
): ProviderCounter {
  const host = `VS Code (${model.vendor})`;
  return {
    model: model.id,
    host,
    async count(text, signal) {
      const cancel = new vscode.CancellationTokenSource();
      const abort = (): void => cancel.cancel();
      signal.addEventListener('abort', abort);
      try {
        return await model.countTokens(text, cancel.token);
      } catch (error) {
        signal.throwIfAborted();
        throw explain(host, model.id, error);
      } finally {
        signal.removeEventListener('abort', abort);
        cancel.dispose();
      }
    },
  };
}
