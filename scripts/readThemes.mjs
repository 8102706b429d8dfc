// @ts-check
/**
 * Writes test/fixtures/themes.json: what the `--vscode-*` variables that our stylesheets use are in a real VS Code,
 * for its four default themes. Run it when a stylesheet uses a new variable.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build, installDependencies, repositoryRoot } from './dependencies.mjs';
import { packageExtension } from './package.mjs';
import { openWorkbench, runCommand, webviewWith } from '../test/e2e/workbench.mjs';

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
};

installDependencies();
build();
const vsix = packageExtension();
const styles = path.join(repositoryRoot, 'src/webview');
const used = new Set(
  readdirSync(styles, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .flatMap(
      (file) => readFileSync(path.join(styles, file), 'utf8').match(/--vscode-[\w-]+/g) ?? [],
    ),
);
/** @type {Record<string, { bodyClass: string, variables: Record<string, string> }>} */
const result = {};
for (const [name, theme] of Object.entries(themes)) {
  const workbench = await openWorkbench({
    folder: path.join(repositoryRoot, 'examples'),
    vsix,
    settings: { 'workbench.colorTheme': theme },
  });
  try {
    await runCommand(workbench.page, 'Ockham: Open Decision Panel');
    const frame = await webviewWith(workbench.page, '#answer');
    result[name] = await frame.evaluate(
      (variables) => ({
        bodyClass: document.body.className,
        variables: Object.fromEntries(
          variables.flatMap((variable) => {
            const value = document.documentElement.style.getPropertyValue(variable);
            return value === '' ? [] : [[variable, value]];
          }),
        ),
      }),
      [...used].sort(),
    );
  } finally {
    await workbench.close();
  }
}
writeFileSync(
  path.join(repositoryRoot, 'test/fixtures/themes.json'),
  `${JSON.stringify(result, undefined, 2)}\n`,
);
