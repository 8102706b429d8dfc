import * as vscode from 'vscode';

/** The commands of a manifest, with their titles in the display language. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
  };
}

/**
 * Says that a command cannot work here, and where it does.
 * @param command without `ockham.`
 */
export function sayNotInBrowser(extension: vscode.Extension<unknown>, command: string): void {
  const { contributes } = extension.packageJSON as Manifest;
  const title = contributes.commands.find((row) => row.command === `ockham.${command}`)?.title;
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      '“{0}” needs a computer to run on, and Ockham runs in a browser here: open this folder in VS Code on the desktop, or in a remote window such as a codespace.',
      title ?? command,
    ),
  );
}
