/** The next number of a folder of records named `0001-title.md` (adr-tools, MADR); 1 in an empty one. */
export function nextRecordNumber(fileNames: readonly string[]): number {
  const numbers = fileNames.flatMap((name) => {
    const digits = /^(?:adr-)?(\d{1,6})[-_.\s].*\.md$/i.exec(name)?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
  return Math.max(0, ...numbers) + 1;
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
