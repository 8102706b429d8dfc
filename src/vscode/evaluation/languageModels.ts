import * as vscode from 'vscode';
import {
  ChatFailure,
  type ChatModel,
  type ChatReply,
  type ChatRequest,
} from '../../measure/evaluate/run/chatModel';

/** A language model that VS Code offers, such as Copilot's: no key, the user's own subscription and consent. */
export function editorChatModel(model: vscode.LanguageModelChat): ChatModel {
  const provider = `VS Code (${model.vendor})`;
  return {
    id: model.id,
    provider,
    async complete(request, signal) {
      const cancel = new vscode.CancellationTokenSource();
      const abort = (): void => cancel.cancel();
      signal.addEventListener('abort', abort);
      try {
        return await ask(model, request, cancel.token);
      } catch (error) {
        signal.throwIfAborted();
        throw explain(provider, model.id, error);
      } finally {
        signal.removeEventListener('abort', abort);
        cancel.dispose();
      }
    },
  };
}

async function ask(
  model: vscode.LanguageModelChat,
  request: ChatRequest,
  token: vscode.CancellationToken,
): Promise<ChatReply> {
  // This API has no system messages: what the prompt says comes first, as the user's.
  const messages = request.messages.map(({ role, content }) =>
    role === 'assistant'
      ? vscode.LanguageModelChatMessage.Assistant(content)
      : vscode.LanguageModelChatMessage.User(content),
  );
  const response = await model.sendRequest(
    messages,
    {
      justification: vscode.l10n.t('Ockham runs the cases of an evaluation that you started.'),
      modelOptions: {
        ...(request.temperature === undefined ? {} : { temperature: request.temperature }),
        ...(request.maximumOutputTokens === undefined
          ? {}
          : { max_tokens: request.maximumOutputTokens }),
      },
    },
    token,
  );
  let text = '';
  for await (const part of response.text) text += part;
  const counts = await Promise.all(messages.map((message) => model.countTokens(message, token)));
  const input = counts.reduce((sum, count) => sum + count, 0);
  return {
    text,
    finish: 'complete',
    tokens: { input, output: await model.countTokens(text, token) },
  };
}

/** What went wrong with a language model of VS Code, in one sentence. */
export function explain(provider: string, id: string, error: unknown): ChatFailure {
  if (!(error instanceof vscode.LanguageModelError))
    return new ChatFailure('interrupted', vscode.l10n.t('the answer of {0} broke off', provider));
  switch (error.code) {
    case vscode.LanguageModelError.NoPermissions.name:
      return new ChatFailure(
        'key',
        vscode.l10n.t('you have not allowed Ockham to use the models of {0}', provider),
      );
    case vscode.LanguageModelError.NotFound.name:
      return new ChatFailure(
        'model',
        vscode.l10n.t('{0} no longer has the model "{1}"', provider, id),
      );
    case vscode.LanguageModelError.Blocked.name:
      return new ChatFailure(
        'request',
        vscode.l10n.t('{0} blocked the request: its quota or its filter', provider),
      );
    default:
      return new ChatFailure('interrupted', `${provider} failed: ${error.message}`);
  }
}
