import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { editorWorkspace } from '../../src/vscode/agents/editorWorkspace';
import { describeServer } from '../../src/vscode/agents/mcpServer';
import { prepareTool } from '../../src/vscode/agents/runTool';
import { agentToolNames } from '../../src/vscode/agents/toolNames';
import { planText, read, usePlanFolder, write } from './planFolder';

describe('Tools for language models', () => {
  const folder = usePlanFolder();

  const invoke = async (name: string, input: object, token?: vscode.CancellationToken) => {
    const options = { input, toolInvocationToken: undefined };
    const { content } = await vscode.lm.invokeTool(name, options, token);
    return content.map((part) => (part as vscode.LanguageModelTextPart).value).join('\n');
  };
  const named = () => ({ plan: vscode.workspace.asRelativePath(folder().plan) });
  const parts = () => {
    const extension = vscode.extensions.getExtension('ockham.ockham');
    assert.ok(extension);
    const { extensionUri } = extension;
    const log = vscode.window.createOutputChannel('test', { log: true });
    return { extensionUri, cacheFolder: extensionUri, log };
  };

  it('are offered by name, with the schema of the manifest', async () => {
    await vscode.extensions.getExtension('ockham.ockham')?.activate();
    const offered = vscode.lm.tools.map(({ name }) => name);
    for (const name of agentToolNames) assert.ok(offered.includes(name), name);
    const update = vscode.lm.tools.find(({ name }) => name === 'update_plan');
    assert.match(JSON.stringify(update?.inputSchema), /collectEvidence/);
  });

  it('scan, assess and price without asking', async () => {
    assert.match(
      await invoke('scan_corpus', { folders: [`${folder().home}/docs`] }),
      /^planning-\w+\/docs: 4 tokens \(exact, o200k_base\), 2 files/,
    );
    assert.match(await invoke('scan_corpus', named()), /docs: 2 tokens .* 1 files/);
    assert.match(await invoke('assess_plan', named()), /^Build now: /m);
    const priced = await invoke('estimate_cost', { ...named(), approaches: ['rag'] });
    assert.match(priced, /^rag \| .* \| \$/m);
    assert.equal(read(folder().plan), planText);
  });

  it('see what is not saved yet', async () => {
    const document = await vscode.workspace.openTextDocument(folder().plan);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 11), 'Unsaved ');
    await vscode.workspace.applyEdit(edit);
    assert.match(await invoke('assess_plan', named()), /^Unsaved Support/);
  });

  it('say before a write what will change where', async () => {
    const input = { ...named(), changes: { workload: { queriesPerDay: 500 } } };
    const prepared = await prepareTool(parts(), 'update_plan', input);
    assert.equal(
      prepared.confirmationMessages?.title,
      `Change ${vscode.workspace.asRelativePath(folder().plan)}?`,
    );
    const { message } = prepared.confirmationMessages;
    assert.ok(message instanceof vscode.MarkdownString);
    assert.match(message.value.replaceAll('&nbsp;', ' '), /workload\.queriesPerDay: none → 500/);
    assert.deepEqual(await prepareTool(parts(), 'assess_plan', named()), {});
    await assert.rejects(
      prepareTool(parts(), 'update_plan', { ...named(), changes: { titel: 'x' } }),
      /did you mean "title"/,
    );
  });

  it('write a plan as one step of undo, without touching another line', async () => {
    const document = await vscode.workspace.openTextDocument(folder().plan);
    await vscode.window.showTextDocument(document);
    const text = await invoke('update_plan', {
      ...named(),
      changes: { title: 'Help desk' },
      collectEvidence: true,
    });
    assert.match(text, /title: "Support" → "Help desk"/);
    assert.match(text, /facts\.corpusTokens: none → 2 \(measured, /);
    assert.match(document.getText(), /^\{\r\n\t"version": 1, \/\/ mine\r\n\t"title": "Help desk",/);
    assert.match(document.getText(), /"gut": true/);
    assert.equal(document.isDirty, false);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), planText);
  });

  it('create a plan, and a starter from it', async () => {
    const plan = `${folder().home}/new.ockham.json`;
    const created = await invoke('update_plan', { plan, changes: { title: 'New' } });
    assert.match(created, /^Created planning-\w+\/new\.ockham\.json\./);
    const starter = `${folder().home}/starter`;
    await invoke('scaffold_starter', { approach: 'prompt', folder: starter, plan });
    assert.ok(existsSync(path.join(folder().workspace, starter, 'settings.json')));
  });

  it('refuse what is wrong or outside, in one sentence, and change nothing', async () => {
    for (const [name, input, message] of [
      ['scan_corpus', { folders: ['../'] }, /lies outside of the workspace/],
      ['assess_plan', { plan: 'none.ockham.json' }, /does not exist/],
      ['update_plan', { ...named(), changes: { worklod: {} } }, /did you mean "workload"/],
      ['update_plan', { plan: '/tmp/x.ockham.json', changes: { title: 'x' } }, /outside/],
      ['scaffold_starter', { approach: 'rag', folder: folder().home }, /already exists/],
    ] as const) {
      await assert.rejects(invoke(name, input), message, name);
    }
    assert.equal(read(folder().plan), planText);
  });

  it('tell a plan that cannot be read by line and column', async () => {
    const broken = write(folder(), 'broken.ockham.json', '{\n  "version": 3\n}');
    const plan = vscode.workspace.asRelativePath(broken);
    await assert.rejects(invoke('assess_plan', { plan }), /broken\.ockham\.json:2:14: /);
  });

  it('end when they are cancelled', async () => {
    const source = new vscode.CancellationTokenSource();
    const scan = invoke('scan_corpus', { folders: ['docs'] }, source.token);
    source.cancel();
    await assert.rejects(scan);
  });

  it('scan nothing, measure nothing and write no code in Restricted Mode', () => {
    // The tests run in a trusted workspace: what is asked of it is replaced.
    const workspace = editorWorkspace(parts(), false);
    assert.match(workspace.scanObstacle() ?? '', /Restricted Mode/);
    assert.match(workspace.evidenceObstacle() ?? '', /Restricted Mode/);
    assert.match(workspace.starterObstacle() ?? '', /Restricted Mode/);
    assert.equal(editorWorkspace(parts(), true).scanObstacle(), undefined);
  });

  it('come with a skill that VS Code finds', async () => {
    const files = await vscode.commands.executeCommand<
      readonly { readonly uri: { readonly path: string }; readonly type: string }[]
    >('_listExtensionPromptFiles');
    const skill = files.find(({ uri }) => uri.path.endsWith('/ockham-architecture/SKILL.md'));
    assert.equal(skill?.type, 'skill');
  });

  it('are offered as an MCP server where the user wants it, and it starts as described', async () => {
    const extension = vscode.extensions.getExtension('ockham.ockham');
    assert.ok(extension);
    assert.equal(describeServer(extension.extensionPath), undefined);
    const settings = vscode.workspace.getConfiguration('ockham.agents');
    await settings.update('mcpServer', true, vscode.ConfigurationTarget.Global);
    const client = new Client({ name: 'test', version: '1' });
    try {
      const server = describeServer(extension.extensionPath);
      assert.ok(server);
      const { command, args, env } = server;
      await client.connect(new StdioClientTransport({ command, args: [...args], env: { ...env } }));
      const { tools } = await client.listTools();
      assert.deepEqual(
        tools.map(({ name }) => name),
        [...agentToolNames],
      );
      const scan = { name: 'scan_corpus', arguments: { folders: [`${folder().home}/docs`] } };
      const { content } = await client.callTool(scan);
      assert.match(JSON.stringify(content), /: 4 tokens \(exact, o200k_base\), 2 files/);
    } finally {
      await client.close();
      await settings.update('mcpServer', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
