import { createReadStream } from 'node:fs';
import { DatasetInspector, type DatasetReport } from '../../core/dataset/inspector';

/** A row longer than this is no example for any model; the rest of the file is not read. */
const longestLine = 64 * 1024 * 1024;

/**
 * Inspects a JSONL file as a stream. Lines end at `\n` (a `\r` before it is dropped) and nowhere else: U+2028 and
 * U+2029, which `readline` takes for line ends, may stand inside JSON text.
 * `onExample` takes each valid row.
 * Throws the file system's error where the file cannot be read, and a RangeError for a line over 64 MB.
 */
export async function inspectDatasetFile(
  file: string,
  signal?: AbortSignal,
  onExample?: (row: unknown) => void,
): Promise<DatasetReport> {
  const inspector = new DatasetInspector(onExample);
  const stream = createReadStream(file, {
    encoding: 'utf8',
    highWaterMark: 1 << 20,
    ...(signal ? { signal } : {}),
  });
  let rest = '';
  for await (const chunk of stream) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) inspector.addLine(line.replace(/\r$/, ''));
    if (rest.length > longestLine)
      throw new RangeError(`${file} holds a line of more than 64 MB: this is not a JSONL dataset`);
  }
  if (rest !== '') inspector.addLine(rest);
  return inspector.finish();
}
