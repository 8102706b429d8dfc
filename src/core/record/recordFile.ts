/** The next number of a folder of records named `0001-title.md` (adr-tools, MADR); 1 in an empty one. */
export function nextRecordNumber(fileNames: readonly string[]): number {
  return Math.max(0, ...fileNames.map(recordNumber)) + 1;
}

/** 0 where the name has no number. */
function recordNumber(fileName: string): number {
  return Number(/^(?:adr-)?(\d{1,6})[-_.\s].*\.md$/i.exec(fileName)?.[1] ?? 0);
}

/** `0007-use-rag-for-support-assistant.md`: letters and digits of any language, safe in every file system. */
export function recordFileName(number: number, title: string): string {
  const words =
    title
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const slug = Array.from(words.join('-')).slice(0, 60).join('').replace(/-+$/, '');
  return `${String(number).padStart(4, '0')}-${slug === '' ? 'decision' : slug}.md`;
}

/** The older record's text with its status set to superseded; unchanged where it has no status line. */
export function supersede(record: string, byFileName: string): string {
  return record.replace(
    /^(status:[ \t]*).*$/m,
    (_, key: string) => `${key}superseded by ${byFileName}`,
  );
}

/** The link to a plan by which its records are known; a name with angle brackets or line ends must not end it. */
export function planLink(planPath: string): string {
  return `[the plan](<${planPath.replaceAll(/[<>\r\n\\]/g, encodeURIComponent)}>)`;
}

/** A record of a folder. */
export interface RecordFile {
  readonly fileName: string;
  readonly text: string;
}

/** The latest record of a plan that still stands: the one that a further record supersedes. */
export function findStandingRecord(
  records: readonly RecordFile[],
  planPath: string,
): RecordFile | undefined {
  return records
    .filter(({ text }) => text.includes(planLink(planPath)) && /^status:[ \t]*accepted/m.test(text))
    .sort((a, b) => recordNumber(a.fileName) - recordNumber(b.fileName))
    .at(-1);
}
