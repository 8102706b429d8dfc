import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { afterEach, describe, it } from 'mocha';
import { agentTools } from '../../../src/agents/tools';
import { builtFolder, runTool, useAgentFolder } from './folder';

const program = path.join(builtFolder, 'cli.js');

describe('ockham mcp', function () {
  this.timeout(120_000);
  const get = useAgentFolder();
  let client: Client | undefined;
  let errors = '';

  /** A client of the official SDK with the server as its child. */
  const connect = async (...args: readonly string[]): Promise<Client> => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [program, 'mcp', ...args],
      cwd: get().folder,
      stderr: 'pipe',
    });
    errors = '';
    transport.stderr?.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const connected = new Client({ name: 'test', version: '1' });
    await connected.connect(transport);
    client = connected;
    return connected;
  };
  afterEach(async () => {
    await client?.close();
    client = undefined;
  });

  const call = async (server: Client, name: string, input: Record<string, unknown>) => {
    const { content, isError = false } = await server.callTool({ name, arguments: input });
    const text = content.map((part) => (part.type === 'text' ? part.text : part.type)).join('\n');
    return { text, isError };
  };

  it('lists the tools with what they do to files', async () => {
    const server = await connect();
    const { tools } = await server.listTools();
    assert.deepEqual(
      tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint]),
      agentTools.map(({ name, writes }) => [name, !writes]),
    );
    assert.match(server.getInstructions() ?? '', /simplest AI architecture/);
  });

  it('answers each tool as VS Code does', async () => {
    const { folder, workspace } = get();
    const server = await connect('--allow-write');
    const scan = await call(server, 'scan_corpus', { folders: ['docs'] });
    assert.deepEqual(scan, {
      text: await runTool(workspace, 'scan_corpus', { folders: ['docs'] }),
      isError: false,
    });
    assert.match((await call(server, 'assess_plan', {})).text, /^Build now: long context\./m);
    assert.match(
      (await call(server, 'estimate_cost', {})).text,
      /^A likely month of long-context/m,
    );
    const change = { workload: { queriesPerDay: 500 } };
    assert.match((await call(server, 'update_plan', { changes: change })).text, /→ 500$/m);
    const plan = readFileSync(path.join(folder, 'support.ockham.json'), 'utf8');
    assert.match(plan, /"queriesPerDay": 500, \/\/ 420 between/);
    const starter = await call(server, 'scaffold_starter', { approach: 'rag', folder: 'made' });
    assert.match(starter.text, /^Created made: RAG Starter/);
    assert.equal(errors, '');
  });

  it('tells a model what is wrong, and stays', async () => {
    const server = await connect();
    for (const [name, input, message] of [
      ['scan_corpus', { folders: ['../outside'] }, /lies outside of the workspace/],
      ['scan_corpus', { folders: 7 }, /folders must be a list of folder paths/],
      ['update_plan', { changes: { title: 'x' } }, /--allow-write/],
      ['no_such_tool', {}, /There is no tool "no_such_tool"/],
    ] as const) {
      const { text, isError } = await call(server, name, input);
      assert.ok(isError, text);
      assert.match(text, message);
    }
    assert.equal((await call(server, 'assess_plan', {})).isError, false);
  });

  it('reports progress, and ends a scan that is cancelled', async () => {
    const { folder } = get();
    mkdirSync(path.join(folder, 'many'));
    const text = 'The quick brown fox jumps over the lazy dog. '.repeat(20_000);
    for (let file = 0; file < 120; file++)
      writeFileSync(path.join(folder, `many/${file}.md`), `${file} ${text}`);
    const server = await connect();
    const abort = new AbortController();
    const steps: string[] = [];
    const scan = server.callTool(
      { name: 'scan_corpus', arguments: { folders: ['many'] } },
      {
        signal: abort.signal,
        onprogress: ({ message = '' }) => {
          steps.push(message);
          abort.abort();
        },
      },
    );
    await assert.rejects(scan);
    assert.match(steps[0] ?? '', /^\d+ files, [\d,]+ tokens$/);
    // Nothing of the cancelled scan is in the way of the next call.
    const next = await call(server, 'scan_corpus', { folders: ['docs/policies'] });
    assert.match(next.text, /^docs\/policies: 3,222 tokens/);
  });

  it('serves clients of the newest protocol', async () => {
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [program, 'mcp', '--root', get().folder],
    });
    client = new Client({ name: 'new', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    await client.connect(transport);
    assert.equal(client.getNegotiatedProtocolVersion(), '2026-07-28');
    assert.equal((await client.listTools()).tools.length, agentTools.length);
    assert.match((await call(client, 'assess_plan', {})).text, /^Build now: /m);
  });

  it('serves clients of an older protocol, too, and prints nothing else', () => {
    const lines = [
      {
        jsonrpc: '2.0',
        id: 1,
        method: 'initialize',
        params: {
          protocolVersion: '2025-06-18',
          capabilities: {},
          clientInfo: { name: 'old', version: '1' },
        },
      },
      { jsonrpc: '2.0', method: 'notifications/initialized' },
      { jsonrpc: '2.0', id: 2, method: 'tools/list' },
    ];
    // The input ends behind the last line: the server answers what it can and exits.
    const { stdout, status } = spawnSync(process.execPath, [program, 'mcp'], {
      cwd: get().folder,
      input: lines.map((line) => `${JSON.stringify(line)}\n`).join(''),
      encoding: 'utf8',
    });
    assert.equal(status, 0);
    const answers = stdout.trim().split('\n');
    // stdout carries the protocol and nothing else.
    for (const answer of answers) assert.match(answer, /^\{.*"jsonrpc":"2\.0".*\}$/);
    assert.match(answers[0] ?? '', /"protocolVersion":"2025-06-18"/);
  });

  it('works in no folder that nobody named', () => {
    const started = (cwd: string, ...args: readonly string[]) =>
      spawnSync(process.execPath, [program, 'mcp', ...args], { cwd, input: '', encoding: 'utf8' });
    const whole = started(path.parse(process.cwd()).root);
    assert.equal(whole.status, 2);
    assert.match(whole.stderr, /ockham mcp --root <folder>/);
    const missing = started(get().folder, '--root', 'nowhere');
    assert.equal(missing.status, 2);
    assert.match(missing.stderr, /--root takes a folder that exists/);
  });
});
