import { escapeJson, plainText } from './plainText';

/** Prints a text for people on stdout, as text alone whatever a file's name or a plan holds. */
export function printText(text: string): void {
  process.stdout.write(`${plainText(text)}\n`);
}

/** Prints one JSON document on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${escapeJson(JSON.stringify(value))}\n`);
}
