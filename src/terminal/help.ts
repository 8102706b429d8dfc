import { suggest } from '../core/catalog/lookUp';
import { textTable } from './textTable';
import { UsageError } from './usageError';

/** What a command says of itself. */
interface CommandHelp {
  /** What it takes, after its name. */
  readonly takes: string;
  /** Half a line, for the list of commands. */
  readonly summary: string;
  /** Each option as it is typed, and what it does. */
  readonly options: readonly (readonly [option: string, meaning: string])[];
  /** What its exit codes mean, where it has its own. */
  readonly exitCodes?: string;
}

const json = ['--json', 'one JSON document on stdout, messages on stderr'] as const;
const formats = (findings: string) =>
  ['--format text|json|sarif|github', `default text; sarif and github write ${findings}`] as const;
const today = ['--today <YYYY-MM-DD>', 'as of another day'] as const;

const commands: Readonly<Record<string, CommandHelp>> = {
  scan: {
    takes: '<folder…>',
    summary: 'count tokens and say which context windows hold them',
    options: [
      ['--cache <folder>', 'keep counts there, so that the next scan reads only what changed'],
      ['--duplicates', 'also look for equal and nearly equal files'],
      ['--html plain|markdown|raw', 'what pages are counted as (default plain)'],
      ['--sheets tsv|markdown', 'what spreadsheets are counted as (default tsv)'],
      ['--notebooks source|source-and-outputs', 'what notebooks are counted as (default source)'],
      ['--reserve-prompt <tokens>', 'room kept free for the prompt (default 4000)'],
      ['--reserve-answer <tokens>', 'room kept free for the answer (default 4000)'],
      formats('what looks like secrets, and duplicates'),
      json,
    ],
  },
  assess: {
    takes: '<plan>',
    summary: 'what to build, what each approach costs, and why',
    options: [json, today],
    exitCodes: '0 done, 2 wrong use, 3 a plan that cannot be assessed',
  },
  check: {
    takes: '<plan, folder or glob…>',
    summary: 'whether the decision on record still holds',
    options: [formats('what to revisit or correct'), json, today],
    exitCodes:
      '0 holds, 1 revisit, 2 over budget, 3 invalid, wrong use included; of several the worst',
  },
  prices: {
    takes: '[id]',
    summary: 'what the catalog knows of a model or store, with sources; all ids',
    options: [json, today],
  },
  inspect: {
    takes: '<file>',
    summary: 'check labelled examples (JSONL, CSV, TSV) and count their tokens',
    options: [
      ['--training <file>', 'the set that this one validates, to find leaks'],
      formats('rows that are no use'),
      json,
    ],
  },
  usage: {
    takes: '<file…>',
    summary: 'what usage exports measure: queries a day, tokens a query, costs',
    options: [
      ['--model <id>', 'this model only; may be given several times'],
      ['--plan <plan>', 'say what would change in a plan'],
      ['--write', 'and change it'],
      json,
      ['--today <YYYY-MM-DD>', 'the day that the facts are dated with'],
    ],
    exitCodes: '0 done, 2 wrong use or a file without usage, 3 a plan that cannot be read',
  },
  new: {
    takes: '<approach> <folder>',
    summary: 'write a project to start from: prompt, rag, fine-tuning or hybrid',
    options: [
      ['--plan <plan>', 'with the models, folders and limits of a plan'],
      ['--dry-run', 'only say what would be written'],
      json,
      today,
    ],
    exitCodes: '0 written, 2 wrong use or refused, 3 a plan that cannot be read',
  },
  mcp: {
    takes: '',
    summary: 'serve these tools to agents: the Model Context Protocol on stdin and stdout',
    options: [
      ['--root <folder>', 'read and write below it alone (default: this folder); may be repeated'],
      ['--allow-write', 'let agents write plans and starters'],
      ['--cache <folder>', 'keep counts there, so that the next scan reads only what changed'],
    ],
    exitCodes: '0 when the client closes stdin, 2 wrong use',
  },
};

/** The program's own page: every command and what exit codes mean. */
export function overview(): string {
  return [
    'Ockham: plan the simplest AI architecture that works.',
    '',
    ...textTable(
      Object.entries(commands).map(([name, { takes, summary }]) => [
        `ockham ${name} ${takes}`,
        summary,
      ]),
    ),
    '',
    ...textTable([
      ['ockham help <command>', 'its options; also: ockham <command> --help'],
      ['ockham --version', 'which Ockham this is'],
    ]),
    '',
    'Exit codes: 0 done, 2 wrong use or refused, 3 a plan that cannot be assessed.',
    'Of check: 0 holds, 1 revisit, 2 over budget, 3 invalid. A fault of Ockham’s own: 70.',
  ].join('\n');
}

/**
 * A command's page: what it takes, its options, what its exit codes mean.
 * @throws {UsageError} for a command that does not exist
 */
export function commandHelp(name: string): string {
  const help = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (help === undefined) throw unknownCommand(name);
  return [
    `ockham ${name} ${help.takes}`.trimEnd(),
    `  ${help.summary}`,
    '',
    ...textTable(help.options.map((option) => [...option])),
    '',
    `Exit codes: ${help.exitCodes ?? '0 done, 2 wrong use or refused'}.`,
  ].join('\n');
}

/** What to say of a command that does not exist. */
export function unknownCommand(name: string): UsageError {
  const [meant] = suggest(Object.keys(commands), name);
  return new UsageError(
    `There is no command "${name}"${meant === undefined ? '' : `, did you mean "${meant}"`}; "ockham help" lists the commands.`,
  );
}
