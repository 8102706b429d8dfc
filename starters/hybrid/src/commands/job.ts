import { cancelJob } from '../job/run.ts';
import { StarterError } from '../errors.ts';
import type { Program } from '../program.ts';
import { jobStoreOf, systemClock } from './submit.ts';

/** Tells what is known of the job, and asks the provider where it goes on. */
export async function status(program: Program): Promise<number> {
  const { provider, print } = program;
  const state = await jobStoreOf(program).load();
  if (state === undefined) {
    print('there is no job');
    return 0;
  }
  print(
    `${state.key} at ${state.provider}, attempt ${state.attempt}, base model ${state.baseModel}`,
  );
  switch (state.phase) {
    case 'submitting':
      print('being submitted: run "npm run submit" to go on');
      return 0;
    case 'ended':
      print(`ended ${state.endedAt}: ${JSON.stringify(state.outcome)}`);
      return 0;
    case 'waiting':
      checkProvider(program, state.provider);
      print(`job ${state.jobId}: ${JSON.stringify(await provider.poll(state.jobId))}`);
      return 0;
  }
}

export async function cancel(program: Program): Promise<number> {
  const { provider, print } = program;
  const store = jobStoreOf(program);
  const providerOf = (name: string): typeof provider => {
    checkProvider(program, name);
    return provider;
  };
  print(await cancelJob({ store, clock: systemClock, providerOf }));
  return 0;
}

/** A job must be asked for where it runs, whatever the settings say by now. */
function checkProvider({ provider }: Program, name: string): void {
  if (provider.name === name) return;
  throw new StarterError(
    'configuration',
    `the job runs at ${name}, but the settings name ${provider.name}: set them back first`,
  );
}
