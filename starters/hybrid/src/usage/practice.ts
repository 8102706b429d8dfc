import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { answerFrom } from '../answer/answerQuestion.ts';
import { ingest } from '../ingest/ingest.ts';
import type { Rag } from '../openRag.ts';
import { retrieve } from '../retrieve/retrieve.ts';
import { desks, type ModelAnswer } from '../template/template.ts';
import { readCurated, writeCurated, type CuratedRow } from './curate.ts';

const practiceRow = z.object({ question: z.string(), desk: z.enum(desks) });

const practiceFile = fileURLToPath(new URL('../../data/practice.jsonl', import.meta.url));

/**
 * Fills `file` with rows as months of use and review would: the sample questions, answered by RAG
 * with the local reader, the desk set right by the reviewers of data/practice.jsonl. Only what is
 * missing is asked.
 */
export async function practise(
  rag: Rag,
  file: string,
  print: (line: string) => void,
): Promise<readonly CuratedRow[]> {
  const wanted = (await readFile(practiceFile, 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => practiceRow.parse(JSON.parse(line)));
  const known = new Map((await readCurated(file)).map((row) => [row.question, row]));
  if (wanted.every(({ question }) => known.has(question))) return [...known.values()];
  print(`asking ${wanted.length} practice questions; it takes a minute`);
  await ingest(rag);
  const rows: CuratedRow[] = [];
  for (const [at, { question, desk }] of wanted.entries())
    rows.push(known.get(question) ?? (await ask(rag, `practice-${at + 1}`, question, desk)));
  await writeCurated(file, rows);
  return rows;
}

async function ask(
  rag: Rag,
  id: string,
  question: string,
  desk: ModelAnswer['desk'],
): Promise<CuratedRow> {
  const { llm, config } = rag.connection;
  const sources = await retrieve(rag, question);
  let output: ModelAnswer = { citations: [], answerable: false, answer: '', desk };
  await answerFrom(question, sources, async (request) => {
    const completion = await llm.complete(request);
    if (completion.status === 'answered') output = { ...completion.output, desk };
    return completion;
  });
  const at = new Date().toISOString();
  return { id, at, question, sources, output, model: config.chatModel, reviewed: true };
}
