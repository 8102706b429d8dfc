import { stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { parseArguments } from '../parseArguments';
import { UsageError } from '../usageError';
import { createServer } from './createServer';
import { folderWorkspace } from './folderWorkspace';

/**
 * `ockham mcp`: serves the tools for agents on stdin and stdout until the client closes them. stdout carries the
 * protocol and nothing else.
 * @param builtFolder where the scan's worker and vocabularies are
 * @throws {UsageError} for arguments that make no sense
 */
export async function mcp(args: readonly string[], builtFolder: string): Promise<void> {
  const { values, positionals } = parseArguments(args, {
    root: { type: 'string', multiple: true, default: [] },
    'allow-write': { type: 'boolean', default: false },
    cache: { type: 'string' },
  });
  if (positionals.length > 0)
    throw new UsageError(`Name folders with --root, not "${positionals.join(' ')}".`);
  const workspace = folderWorkspace({
    folders: await findRoots(values.root),
    builtFolder,
    ...(values.cache === undefined ? {} : { cacheFolder: path.resolve(values.cache) }),
    allowWrite: values['allow-write'],
  });
  serveStdio(() => createServer(workspace), {
    onerror: (error) => console.error(`ockham mcp: ${error.message}`),
  });
}

async function findRoots(named: readonly string[]): Promise<readonly string[]> {
  if (named.length === 0) return [hereOrRefuse()];
  const folders = named.map((folder) => path.resolve(folder));
  for (const folder of folders) {
    const found = await stat(folder).catch(() => undefined);
    if (!found?.isDirectory())
      throw new UsageError(`--root takes a folder that exists, not "${folder}".`);
  }
  return folders;
}

/** Some clients start servers in a folder that nobody meant: the whole disk is nobody's workspace. */
function hereOrRefuse(): string {
  const here = process.cwd();
  if (here === path.parse(here).root || here === os.homedir())
    throw new UsageError(`Name the folder to work in: ockham mcp --root <folder>, not ${here}.`);
  return here;
}
