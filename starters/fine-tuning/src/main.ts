import { parseArgs } from 'node:util';
import { runBaseline, readBaselineArms } from '../evals/baseline.ts';
import { compare } from '../evals/compare.ts';
import { cancel, status } from './commands/job.ts';
import { prepare, type PreparedData } from './commands/prepare.ts';
import { check, submit, type SubmitOptions } from './commands/submit.ts';
import { StarterError, runMain } from './errors.ts';
import { openProgram, type Program } from './program.ts';

const usage = `start       all steps with the local server; with a key: everything up to, and without, the submission
curate      check data/raw: validate, deduplicate, look for personal data, split, check the split
estimate    what the training would cost, and the other checks before it
baseline    the base model on the held-out rows, without and with examples
submit      train, or go on waiting for the training that is under way
status      what became of the job
cancel      end the job
compare     tuned against base on the held-out rows; exit 0 = promote, 1 = reject (the local server trains first)

--redact    replace personal data by its kind, for all steps alike
--force     submit although checks fail that may be overridden
--again     submit once more what failed or was cancelled`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      redact: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
    },
  });
  const [command = 'start'] = positionals;
  const program = await openProgram();
  try {
    program.print(program.connection.banner);
    return await run(command, program, values);
  } finally {
    await program.connection.close();
  }
}

async function run(
  command: string,
  program: Program,
  options: SubmitOptions & { readonly redact: boolean },
): Promise<number> {
  const data = (): Promise<PreparedData> => prepare(program, options.redact);
  switch (command) {
    case 'start':
      return start(program, await data(), options);
    case 'curate':
      return (await data()).problems.length === 0 ? 0 : 1;
    case 'estimate':
      await check(program, await data());
      return 0;
    case 'baseline': {
      const { split } = await data();
      await runBaseline(program, split.training, split.heldOut);
      return 0;
    }
    case 'submit':
      return submit(program, await data(), options);
    case 'status':
      return status(program);
    case 'cancel':
      return cancel(program);
    case 'compare':
      return program.provider.name === 'local'
        ? start(program, await data(), options)
        : compare(program, await data());
    default:
      throw new StarterError('configuration', `"${command}" is no command. Commands:\n${usage}`);
  }
}

/** Everything in turn. A provider's training is never started by this: it costs money. */
async function start(
  program: Program,
  data: PreparedData,
  options: SubmitOptions,
): Promise<number> {
  const { split } = data;
  if ((await readBaselineArms(program, split.heldOut)) === undefined) {
    await runBaseline(program, split.training, split.heldOut);
  }
  if (program.provider.name !== 'local') {
    await check(program, data);
    program.print('next: "npm run submit" trains, "npm run eval" compares');
    return 0;
  }
  const exitCode = await submit(program, data, options);
  return exitCode === 0 ? compare(program, data) : exitCode;
}

await runMain(main);
