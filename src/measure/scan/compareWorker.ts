/** The thread that looks for what a counted corpus says more than once. */
import { isUtf8 } from 'node:buffer';
import { performance } from 'node:perf_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { groupBySize, groupEqualFiles, type HashedFile } from '../../core/corpus/duplicates';
import { minHash } from '../../core/corpus/minHash';
import { groupNearDuplicates, type SignedFile } from '../../core/corpus/nearDuplicates';
import { extractPlain } from '../extract/extractPlain';
import { hashFile } from './hashFile';
import type { CompareMessage, CompareRequest, ComparedFile } from './messages';
import { createFileReader } from './readFile';

const progressIntervalMs = 100;
/** Signatures take half a kilobyte each: this bounds them to 50 MB. */
const mostSignedFiles = 100_000;
/** Larger files are data or logs rather than documents. */
const largestSignedBytes = 2_000_000;

const port = parentPort;
if (port === null) throw new Error('The comparison runs only as a worker thread.');
const { files, representation } = workerData as CompareRequest;
const readFile = createFileReader();
let reportedAt = performance.now();

const exact = groupEqualFiles(hashCandidates());
const repeated = new Set(exact.flatMap(({ paths }) => paths.slice(1)));
const signed = sign(files.filter(({ path }) => !repeated.has(path)));
send({
  kind: 'compared',
  duplicates: { exact, near: groupNearDuplicates(signed), comparedFiles: signed.length },
});

/** Reads only files that another one equals in size and tokens. */
function hashCandidates(): HashedFile[] {
  return groupBySize(files)
    .flat()
    .flatMap(({ absolutePath, path, tokens }) => {
      const contentHash = hashFile(absolutePath);
      return contentHash === undefined ? [] : [{ path, tokens, contentHash }];
    });
}

function sign(candidates: readonly ComparedFile[]): SignedFile[] {
  const signedFiles: SignedFile[] = [];
  candidates.forEach((file, index) => {
    report(index, candidates.length);
    if (file.bytes > largestSignedBytes || signedFiles.length === mostSignedFiles) return;
    const signature = signatureOf(file);
    if (signature) signedFiles.push({ path: file.path, tokens: file.tokens, signature });
  });
  return signedFiles;
}

/** Packed documents are left out: unpacking them once more costs more than near-duplicates among them are worth. */
function signatureOf({ absolutePath }: ComparedFile): Uint32Array | undefined {
  const content = readFile(absolutePath);
  if (content.kind !== 'plain') return undefined;
  const extraction = extractPlain(content.bytes, content.format, representation, isUtf8);
  return extraction.kind === 'text' ? minHash(extraction.text) : undefined;
}

function report(done: number, total: number): void {
  const now = performance.now();
  if (now - reportedAt < progressIntervalMs) return;
  reportedAt = now;
  send({ kind: 'progress', done, total });
}

function send(message: CompareMessage): void {
  port?.postMessage(message);
}
