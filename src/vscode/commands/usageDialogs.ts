import * as vscode from 'vscode';
import type { UsageDialogs } from './importUsage';

const extensions = ['csv', 'tsv', 'json', 'jsonl', 'ndjson'];

/** VS Code's own dialogs: nothing is written before the last of them. */
export const usageDialogs: UsageDialogs = {
  chooseFiles: () =>
    vscode.window.showOpenDialog({
      title: vscode.l10n.t('Ockham: Usage Exports to Read Together'),
      canSelectMany: true,
      filters: { [vscode.l10n.t('Usage exports')]: extensions },
    }),
  chooseModels: ({ models }) =>
    vscode.window
      .showQuickPick(
        models.map(({ model, requests, inputTokens }) => ({
          label: model ?? vscode.l10n.t('without a model'),
          description:
            requests === undefined
              ? vscode.l10n.t('{0} tokens in', inputTokens.toLocaleString(vscode.env.language))
              : vscode.l10n.t('{0} requests', requests.toLocaleString(vscode.env.language)),
          picked: true,
          model,
        })),
        {
          title: vscode.l10n.t('Ockham: Models of the Workload'),
          placeHolder: vscode.l10n.t('Their figures are taken together'),
          canPickMany: true,
        },
      )
      .then((chosen) => chosen?.map(({ model }) => model)),
  agree: async (plan, found) => {
    const write = vscode.l10n.t('Write into {0}', plan);
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('What the usage export measures'),
      { modal: true, detail: found.join('\n') },
      write,
    );
    return chosen === write;
  },
};
