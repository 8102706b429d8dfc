import * as vscode from 'vscode';

/** The built webviews: each is one script and one stylesheet of that name. */
export type WebviewName = 'panel' | 'corpusReport' | 'planEditor';

/** Where webviews may load from. */
export function webviewOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist/webview')],
  };
}

/** The page of a webview: nothing inline, nothing from the network. */
export function webviewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: WebviewName,
  title: string,
): string {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16))));
  const file = (fileName: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist/webview', fileName)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource}`,
    // Not covered by default-src.
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.l10n.bundle ? vscode.env.language : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${file('codicon.css')}">
<link rel="stylesheet" href="${file(`${name}.css`)}">
<title>${title}</title>
</head>
<body>
<div id="root"></div>
${translations()}<script nonce="${nonce}" src="${file(`${name}.js`)}"></script>
</body>
</html>`;
}

/** The texts of the display language as data, which no policy has to allow; nothing in English. */
function translations(): string {
  if (!vscode.l10n.bundle) return '';
  const bundle = JSON.stringify(vscode.l10n.bundle).replaceAll('<', '\\u003c');
  return `<script type="application/json" id="l10n">${bundle}</script>\n`;
}
