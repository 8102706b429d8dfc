import { InvalidPlanError } from './terminal/invalidPlanError';
import { UsageError } from './terminal/usageError';

const usage = `Ockham: plan the simplest AI architecture that works.

  ockham scan <folder…>          count tokens and say which context windows hold them
      --cache <folder>           keep counts there, so that the next scan reads only what changed
      --duplicates               also look for equal and nearly equal files
      --html plain|markdown|raw  what pages are counted as (default plain)
      --sheets tsv|markdown      what spreadsheets are counted as (default tsv)
      --notebooks source|source-and-outputs
                                 what notebooks are counted as (default source)
      --reserve-prompt <tokens>  room kept free for the prompt (default 4000)
      --reserve-answer <tokens>  room kept free for the answer (default 4000)
  ockham assess <plan>           what to build, what each approach costs, and why
  ockham check <plan>            whether the decision on record still holds
  ockham prices [id]             what the catalog knows of a model or store, with sources; all ids
  ockham inspect <file>          check labelled examples (JSONL) and count their tokens
  ockham new <approach> <folder> write a project to start from: prompt, rag, fine-tuning or hybrid
      --plan <plan>              with the models, folders and limits of a plan
      --dry-run                  only say what would be written

  --json                         one JSON document on stdout, messages on stderr
  --today <YYYY-MM-DD>           assess, check, prices and new as of another day

Exit codes: 0 done, 2 wrong use or refused, 3 a plan that cannot be assessed.
Of check: 0 holds, 1 revisit, 2 over budget, 3 invalid. A fault of Ockham's own: 70.`;

async function main([command, ...args]: readonly string[]): Promise<void> {
  // Each command is evaluated only when it is asked for, so that a scan's threads start without delay.
  switch (command) {
    case 'scan':
      await (await import('./terminal/scan')).scan(args, __dirname);
      return;
    case 'assess':
      (await import('./terminal/assess')).assess(args);
      return;
    case 'check':
      (await import('./terminal/check')).check(args);
      return;
    case 'prices':
      (await import('./terminal/prices')).prices(args);
      return;
    case 'inspect':
      await (await import('./terminal/inspect')).inspect(args, __dirname);
      return;
    case 'new':
      await (await import('./terminal/newProject')).newProject(args, __dirname);
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

// A reader that has read enough, such as head, closes the pipe: nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** As sysexits.h has it: never taken for an answer of `check`. */
const internalFault = 70;

main(process.argv.slice(2)).catch((error: unknown) => {
  if (error instanceof UsageError || error instanceof InvalidPlanError) {
    console.error(error instanceof UsageError ? `ockham: ${error.message}` : error.message);
    process.exitCode = error instanceof UsageError ? 2 : 3;
  } else {
    console.error(error);
    process.exitCode = internalFault;
  }
});
