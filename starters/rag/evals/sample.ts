import { loadDocuments } from '../src/ingest/loadDocuments.ts';
import { projectFolder } from '../src/openRag.ts';
import { readSettings } from '../src/settings.ts';
import type { EvalQuestion } from './questions.ts';

/**
 * Whether the questions are still those of the sample corpus while the settings name another one:
 * then the sample is measured, and this says so.
 */
export async function asksAboutSample(questions: readonly EvalQuestion[]): Promise<boolean> {
  const { corpus } = await readSettings();
  const { documents } = await loadDocuments(projectFolder, corpus);
  const paths = new Set(documents.map(({ path }) => path));
  const asked = questions.filter((one) => one.kind === 'answerable');
  if (asked.some(({ path }) => paths.has(path))) return false;
  console.log(
    'evals/questions.jsonl asks nothing about your corpus yet: this run measures the sample corpus and says nothing about yours. Write questions of your own, 20 or more.\n',
  );
  return true;
}
