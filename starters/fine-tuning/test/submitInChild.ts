/** A process to kill: submits to the server whose address it is given, keeping its state in the folder it is given. */
import { runJob } from '../src/job/run.ts';
import { openAiTrainer } from '../src/providers/openai.ts';
import { systemClock } from '../src/commands/submit.ts';
import { request, runnerOf } from './scriptedTrainer.ts';
import { baseModel, clientOf, easyRows } from './tuningServer.ts';

const [baseUrl = '', folder = ''] = process.argv.slice(2);
const runner = {
  ...runnerOf(folder, openAiTrainer(clientOf(baseUrl), 'openai'), systemClock),
  limits: {
    ...runnerOf(folder, openAiTrainer(clientOf(baseUrl), 'openai')).limits,
    firstPollMs: 50,
    longestPollMs: 50,
  },
};
const submission = { baseModel, epochs: 1, training: easyRows(40) };
const result = await runJob(runner, { ...request, submission });
console.log(JSON.stringify(result));
