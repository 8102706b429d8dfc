import { mkdir, rename, writeFile } from 'node:fs/promises';

/** One case in Ockham's evaluation format; `error` = it did not run, and is counted apart. */
export interface ReportedCase {
  readonly id: string;
  readonly outcome: 'pass' | 'fail' | 'error';
  /** Absent = unknown. */
  readonly costUsd?: number;
  readonly latencyMs?: number;
}

/** Ockham's evaluation format, version 1; keys beyond these are ignored by Ockham. */
export interface EvaluationReport {
  readonly format: 'ockham-evaluation';
  readonly version: 1;
  readonly name: string;
  /** When it ran (ISO 8601). */
  readonly at: string;
  /** Share of cases that must pass. */
  readonly target: number;
  readonly cases: readonly ReportedCase[];
  /** What this starter measured besides. */
  readonly summary: Readonly<Record<string, unknown>>;
}

/**
 * Writes <name>.json and <name>.md, each whole or not at all. A model's results go to evals/results/, where Ockham's
 * "Collect Evidence" finds them; what the local reader answered goes to runs/, because it says nothing about a model.
 */
export async function writeReport(
  report: EvaluationReport,
  markdown: string,
  options: { readonly fileName: string; readonly local: boolean },
): Promise<URL> {
  const folder = new URL(options.local ? '../runs/local/' : './results/', import.meta.url);
  await mkdir(folder, { recursive: true });
  const json = new URL(`${options.fileName}.json`, folder);
  await writeWhole(json, `${JSON.stringify(report, null, 2)}\n`);
  await writeWhole(new URL(`${options.fileName}.md`, folder), markdown);
  return json;
}

async function writeWhole(file: URL, text: string): Promise<void> {
  const partial = new URL(`${file.href}.partial`);
  await writeFile(partial, text);
  await rename(partial, file);
}
