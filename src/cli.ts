import { isInvalidPlanError } from './terminal/invalidPlanError';
import { plainText } from './terminal/plainText';
import { isUsageError } from './terminal/usageError';

async function main([command, ...args]: readonly string[]): Promise<void> {
  if (command !== undefined && !command.startsWith('-') && asksForHelp(args)) {
    console.log((await import('./terminal/commands')).commandHelp(command));
    return;
  }
  // What a command needs is loaded only when it is asked for, so that a scan begins without delay.
  switch (command) {
    case 'scan':
      await (await import('./terminal/scan')).scan(args, __dirname);
      return;
    case 'assess':
      (await import('./terminal/commands')).assess(args);
      return;
    case 'check':
      (await import('./terminal/commands')).check(args);
      return;
    case 'prices':
      (await import('./terminal/commands')).prices(args);
      return;
    case 'inspect':
      await (await import('./terminal/commands')).inspect(args, __dirname);
      return;
    case 'usage':
      await (await import('./terminal/commands')).usage(args);
      return;
    case 'new':
      await (await import('./terminal/commands')).newProject(args, __dirname);
      return;
    case 'mcp':
      await (await import('./terminal/mcp/mcp')).mcp(args, __dirname);
      return;
    case 'help':
    case undefined:
    case '--help':
    case '-h': {
      const { commandHelp, overview } = await import('./terminal/commands');
      console.log(args[0] === undefined ? overview() : commandHelp(args[0]));
      return;
    }
    case '--version':
    case '-v':
      console.log((await import('./terminal/commands')).ockhamVersion);
      return;
    default:
      throw (await import('./terminal/commands')).unknownCommand(command);
  }
}

/** Whether arguments ask for a command's help rather than for the command. */
function asksForHelp(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end === -1 ? args : args.slice(0, end)).some((arg) => arg === '--help' || arg === '-h');
}

// A reader that has read enough, such as head, closes the pipe: nothing is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

/** As sysexits.h has it: never taken for an answer of `check`. */
const internalFault = 70;

main(process.argv.slice(2)).catch((error: unknown) => {
  if (isUsageError(error)) {
    console.error(plainText(`ockham: ${error.message}`));
    process.exitCode = 2;
  } else if (isInvalidPlanError(error)) {
    console.error(plainText(error.message));
    process.exitCode = 3;
  } else {
    console.error(error);
    process.exitCode = internalFault;
  }
});
