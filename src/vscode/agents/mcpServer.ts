import path from 'node:path';
import * as vscode from 'vscode';

/** As `contributes.mcpServerDefinitionProviders` names it. */
const providerId = 'ockham.agents';
const setting = 'ockham.agents.mcpServer';

/** A program that speaks MCP on its stdin and stdout: `vscode.McpStdioServerDefinition`, of VS Code 1.101 and newer. */
export interface StdioServer {
  readonly label: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What this uses of an API that is newer than the oldest VS Code that Ockham runs in. */
interface McpApi {
  readonly registerServers: (
    id: string,
    provider: {
      readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
      readonly provideMcpServerDefinitions: () => readonly StdioServer[];
    },
  ) => vscode.Disposable;
  readonly createStdioServer: new (
    label: string,
    command: string,
    args: string[],
    env: Record<string, string>,
    version: string,
  ) => StdioServer;
}

/**
 * Offers Ockham's MCP server to the agents of this window, where VS Code can and the user has turned it on: VS Code's
 * own agent has the same tools already, and twice would cost every request their descriptions.
 */
export function registerMcpServer({ extension }: vscode.ExtensionContext): vscode.Disposable {
  const api = findApi();
  if (!api) return new vscode.Disposable(() => undefined);
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(setting)) changed.fire();
    }),
    vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    api.registerServers(providerId, {
      onDidChangeMcpServerDefinitions: changed.event,
      provideMcpServerDefinitions: () => {
        const server = describeServer(extension.extensionPath);
        if (!server) return [];
        const { label, command, args, env } = server;
        const version = (extension.packageJSON as { readonly version: string }).version;
        return [new api.createStdioServer(label, command, [...args], { ...env }, version)];
      },
    }),
  );
}

/** How to start the server for the open folders; undefined where it is off, nothing is open or nothing is trusted. */
export function describeServer(extensionPath: string): StdioServer | undefined {
  if (!vscode.workspace.getConfiguration().get<boolean>(setting, false)) return undefined;
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(
    ({ uri }) => uri.scheme === 'file',
  );
  if (folders.length === 0 || !vscode.workspace.isTrusted) return undefined;
  return {
    label: 'Ockham',
    // VS Code's own program runs as plain Node when it is told so; on a server it is Node already.
    command: process.execPath,
    args: [
      path.join(extensionPath, 'dist/cli.js'),
      'mcp',
      // VS Code asks the user before each call of a tool that writes.
      '--allow-write',
      ...folders.flatMap(({ uri }) => ['--root', uri.fsPath]),
    ],
    env: { ELECTRON_RUN_AS_NODE: '1' },
  };
}

function findApi(): McpApi | undefined {
  if (!Reflect.has(vscode, 'lm') || !Reflect.has(vscode, 'McpStdioServerDefinition'))
    return undefined;
  const registerServers: unknown = Reflect.get(vscode.lm, 'registerMcpServerDefinitionProvider');
  const createStdioServer: unknown = Reflect.get(vscode, 'McpStdioServerDefinition');
  if (typeof registerServers !== 'function' || typeof createStdioServer !== 'function')
    return undefined;
  // The shape is that of VS Code's documentation; older types do not know it.
  return {
    registerServers: registerServers as McpApi['registerServers'],
    createStdioServer: createStdioServer as unknown as McpApi['createStdioServer'],
  };
}
