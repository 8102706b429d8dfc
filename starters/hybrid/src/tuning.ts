import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { ablate, decidePromotion, describeAblation, saveAblation } from '../evals/ablation.ts';
import { readQuestions } from '../evals/questions.ts';
import { asksAboutSample } from '../evals/sample.ts';
import { cancel, status } from './commands/job.ts';
import { prepare } from './commands/prepare.ts';
import { check, jobStoreOf, submit, type SubmitOptions } from './commands/submit.ts';
import { runMain, StarterError } from './errors.ts';
import { checkRag } from './gate.ts';
import { openRag, type Rag } from './openRag.ts';
import { curatedFile, openProgram, type Program } from './program.ts';
import { promote } from './router.ts';
import { templateHash } from './template/template.ts';
import { addLogged, readCurated, writeCurated } from './usage/curate.ts';
import { readUsage } from './usage/log.ts';
import { practise } from './usage/practice.ts';

const usage = `curate     adds what was logged to data/curated.jsonl, for people to review
gate       what is shown, and what is missing, before a training may start
tune       trains, if the gate is open, or goes on waiting for the training under way
status     what became of the job
cancel     ends the job
ablation   base, RAG, fine-tuning, and both, on the evaluation questions; promotes or rejects the tuned model

--force    submit although checks fail that may be overridden
--again    submit once more what failed or was cancelled`;

await runMain(async () => {
  const { command, options } = readArguments();
  const rag = await openRag({ sample: await asksAboutSample(await readQuestions()) });
  try {
    console.log(rag.connection.banner);
    return await run(command, rag, options);
  } finally {
    await rag.close();
  }
});

async function run(command: string, rag: Rag, options: SubmitOptions): Promise<number> {
  const local = rag.connection.config.endpoint.kind === 'local';
  if (command === 'curate') return curate(rag);
  if (local) await practise(rag, curatedFile(rag.connection), console.log);
  const program = await openProgram(rag);
  switch (command) {
    case 'gate': {
      const open = await isOpen(local);
      await check(program, await prepare(program, true));
      return open ? 0 : 1;
    }
    case 'tune':
      return (await isOpen(local)) ? tune(program, options) : 1;
    case 'status':
      return status(program);
    case 'cancel':
      return cancel(program);
    case 'ablation':
      return compare(program);
    default:
      throw new StarterError('configuration', `"${command}" is no command. Commands:\n${usage}`);
  }
}

/** Takes over what was logged. Nothing is a training row before a person has reviewed it. */
async function curate({ connection }: Rag): Promise<number> {
  const file = curatedFile(connection);
  const before = await readCurated(file);
  const questions = (await readQuestions()).map(({ question }) => question);
  const rows = addLogged(before, await readUsage(), questions);
  await writeCurated(file, rows);
  const reviewed = rows.filter((row) => row.reviewed).length;
  console.log(`${rows.length - before.length} rows added to ${file}`);
  console.log(
    `${reviewed} of ${rows.length} are reviewed: correct "output", then set "reviewed" to true`,
  );
  return 0;
}

async function isOpen(local: boolean): Promise<boolean> {
  const checks = await checkRag(local);
  for (const { id, passes, message } of checks)
    console.log(`  ${passes ? 'pass' : 'fail'}    ${id}: ${message}`);
  const open = checks.every(({ passes }) => passes);
  if (!open) console.log('the gate is closed: nothing is trained, and --force does not open it');
  return open;
}

/** Trains, and notes the template of the rows: the model is served with no other. */
async function tune(program: Program, options: SubmitOptions): Promise<number> {
  const exitCode = await submit(program, await prepare(program, true), options);
  if (exitCode === 0) await writeFile(templateFile(program), JSON.stringify(templateHash));
  return exitCode;
}

/** The template that the last training was made with. */
async function trainedTemplate(program: Program): Promise<string> {
  try {
    return z.string().parse(JSON.parse(await readFile(templateFile(program), 'utf8')));
  } catch {
    throw new StarterError('configuration', 'no training has ended well: run "npm run tune" first');
  }
}

function templateFile({ folders }: Program): string {
  return path.join(folders.work, 'template.json');
}

/** Holds the tuned model against RAG alone, and promotes it or not. */
async function compare(program: Program): Promise<number> {
  const { rag, baseModel, training, print } = program;
  const tuned = training.tunedModel ?? (await lastTuned(program));
  const ablation = await ablate(rag, { base: baseModel, tuned });
  const promotion = decidePromotion(ablation, training.promotion);
  const text = describeAblation(ablation, promotion);
  await saveAblation(text);
  print(text);
  if (promotion.decision === 'reject') return 1;
  await promote({
    model: tuned,
    baseModel,
    templateHash: await trainedTemplate(program),
    promotedAt: new Date().toISOString(),
  });
  print(`${tuned} answers from now on; delete .data/promoted.json to go back`);
  return 0;
}

async function lastTuned(program: Program): Promise<string> {
  const state = await jobStoreOf(program).load();
  if (state?.phase === 'ended' && state.outcome.status === 'succeeded') return state.outcome.model;
  throw new StarterError(
    'configuration',
    'no training has succeeded: run "npm run tune" first, or name a "tunedModel" in training.json',
  );
}

function readArguments(): { command: string; options: SubmitOptions } {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      force: { type: 'boolean', default: false },
      again: { type: 'boolean', default: false },
    },
  });
  return { command: positionals[0] ?? '', options: values };
}
