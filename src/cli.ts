import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chatModels } from './core/catalog/interim';
import { reportCorpus } from './core/corpus/report';
import { reportToJson } from './core/corpus/reportJson';
import { reportToText } from './core/corpus/reportText';
import { defaultFilesExclude } from './measure/scan/exclusion';
import { createRoots } from './measure/scan/roots';
import { scanFolders } from './measure/scan/scanFolders';

const usage = `Ockham: plan the simplest AI architecture that works.

  ockham scan <folder…>          count tokens and say which context windows hold them
      --json                     print the report as JSON
      --reserve-prompt <tokens>  room kept free for the prompt (default 4000)
      --reserve-answer <tokens>  room kept free for the answer (default 4000)

Exit codes: 0 done, 2 wrong use.`;

/** A mistake of the caller's, said in one sentence. */
class UsageError extends Error {}

async function main(): Promise<void> {
  const [command, ...args] = process.argv.slice(2);
  switch (command) {
    case 'scan':
      await scan(args);
      return;
    case undefined:
    case 'help':
    case '--help':
    case '-h':
      console.log(usage);
      return;
    default:
      throw new UsageError(`There is no command "${command}"; "ockham help" lists the commands.`);
  }
}

async function scan(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseScanArguments(args);
  if (positionals.length === 0)
    throw new UsageError('Name the folder to scan: ockham scan <folder…>.');
  for (const folder of positionals) {
    if (!existsSync(folder))
      throw new UsageError(`${folder} does not exist; name a folder to scan.`);
  }
  const roots = createRoots(positionals, (folder) => ({
    relativeTo: folder,
    globs: defaultFilesExclude,
  }));
  const reserved = {
    prompt: parseTokens('--reserve-prompt', values['reserve-prompt']),
    answer: parseTokens('--reserve-answer', values['reserve-answer']),
  };
  const result = await scanFolders(
    __dirname,
    roots,
    process.stderr.isTTY ? { onProgress: showProgress } : {},
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const report = reportCorpus(result, chatModels, reserved);
  const text = values.json
    ? JSON.stringify(reportToJson(result, report))
    : reportToText(
        positionals.map((folder) => path.normalize(folder)),
        report,
      );
  process.stdout.write(`${text}\n`);
}

function parseScanArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        'reserve-prompt': { type: 'string', default: '4000' },
        'reserve-answer': { type: 'string', default: '4000' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parseTokens(option: string, text: string): number {
  if (!/^\d{1,12}$/.test(text))
    throw new UsageError(`${option} takes a whole number of tokens, not "${text}".`);
  return Number(text);
}

function showProgress({
  files,
  tokens,
}: {
  readonly files: number;
  readonly tokens: number;
}): void {
  process.stderr.write(
    `\r\u001b[K${files.toLocaleString()} files, ${tokens.toLocaleString()} tokens`,
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof UsageError ? `ockham: ${error.message}` : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
