import { scan } from './terminal/scan';
import { UsageError } from './terminal/usageError';

const usage = `Ockham: plan the simplest AI architecture that works.

  ockham scan <folder…>          count tokens and say which context windows hold them
      --json                     print the report as JSON
      --cache <folder>           keep counts there, so that the next scan reads only what changed
      --duplicates               also look for equal and nearly equal files
      --reserve-prompt <tokens>  room kept free for the prompt (default 4000)
      --reserve-answer <tokens>  room kept free for the answer (default 4000)

Exit codes: 0 done, 2 wrong use.`;

async function main([command, ...args]: readonly string[]): Promise<void> {
  switch (command) {
    case 'scan':
      await scan(args, __dirname);
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

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof UsageError ? `ockham: ${error.message}` : error);
  process.exitCode = error instanceof UsageError ? 2 : 1;
});
