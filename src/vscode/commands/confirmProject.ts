import path from 'node:path';
import * as vscode from 'vscode';
import type { PlannedProject } from '../../scaffold/planProject';

interface Row extends vscode.QuickPickItem {
  readonly creates?: true;
}

/** Shows what will be written: notes, settings and every file. Only the row that says so agrees to it. */
export function confirmProject(project: PlannedProject, name: string): Promise<boolean> {
  const pick = vscode.window.createQuickPick<Row>();
  pick.title = vscode.l10n.t('Ockham: Scaffold {0}', name);
  pick.placeholder = vscode.l10n.t('What will be written; nothing is overwritten');
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.items = rowsOf(project);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      if (pick.selectedItems[0]?.creates !== true) return;
      resolve(true);
      pick.hide();
    });
    pick.onDidHide(() => {
      // After an acceptance this changes nothing: the promise is settled.
      resolve(false);
      pick.dispose();
    });
    pick.show();
  });
}

function rowsOf({ target, files, settings, notes }: PlannedProject): readonly Row[] {
  const separator = (label: string): Row => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return [
    {
      label: vscode.l10n.t('$(check) Create {0}', path.basename(target)),
      detail: vscode.l10n.t(
        '{0} files, {1}, in {2}',
        files.length,
        kilobytes(bytes),
        vscode.workspace.asRelativePath(target),
      ),
      creates: true,
      alwaysShow: true,
    },
    ...notes.map((note) => ({ label: `$(warning) ${note}` })),
    separator('settings.json'),
    ...listSettings(settings).map(([label, description]) => ({ label, description })),
    separator('files'),
    ...files.map((file) => ({ label: file.to, description: kilobytes(file.bytes) })),
  ];
}

/** Every value of the settings beside its dotted path. */
function listSettings(value: unknown, at = ''): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return [[at, Array.isArray(value) ? value.join(', ') : String(value)]];
  }
  return Object.entries(value).flatMap(([key, child]) =>
    listSettings(child, at === '' ? key : `${at}.${key}`),
  );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
