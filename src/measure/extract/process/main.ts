/**
 * The process that reads documents which must be unpacked (dist/extractProcess.js). It holds no state between
 * documents and may be killed at any moment.
 */
import * as fs from 'node:fs';
import * as path from 'node:path';
import { delayOptimization } from '../../delayOptimization';
import { extractPacked } from '../extractPacked';
import { request, type Answer, type Request } from './messages';
import { startWatchdog } from './watchdog';

/** Small enough that the other side never holds more than a piece beside the text it fills. */
const pieceBytes = 1024 * 1024;

/** CMap files lie beside the bundle, copied there by the build. */
const cMapFolder = path.join(__dirname, 'cmaps');

startWatchdog().once('online', delayOptimization);
process.on('disconnect', () => process.exit());
process.on('message', (message) => void answerRequest(request.parse(message)));

async function answerRequest(asked: Request): Promise<void> {
  const { source, container, format } = asked;
  const bytes = 'path' in source ? fs.readFileSync(source.path) : source.bytes;
  const extraction = await extractPacked(
    { bytes, container, format },
    {
      representation: asked.representation,
      // The name comes from the document: it must not lead out of the folder.
      readCMap: async (file) =>
        new Uint8Array(await fs.promises.readFile(path.join(cMapFolder, path.basename(file)))),
      onProgress: (progress) => send({ kind: 'progress', ...progress }),
    },
  );
  const residentBytes = process.memoryUsage.rss();
  if (extraction.kind === 'skipped') {
    send({ ...extraction, residentBytes });
    return;
  }
  const { text, ...rest } = extraction;
  send({ ...rest, assumptions: [...rest.assumptions], textBytes: text.length, residentBytes });
  for (let at = 0; at < text.length; at += pieceBytes) {
    send({ kind: 'piece', bytes: text.subarray(at, at + pieceBytes) });
  }
}

function send(message: Answer): void {
  process.send?.(message);
}
