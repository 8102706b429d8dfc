/** The thread that samples: draws blocks of a corpus at random and counts them, so that its size is known at once. */
import { parentPort, workerData } from 'node:worker_threads';
import { drawPlaces, estimateSampledTokens } from '../../core/corpus/sampledTokens';
import { seededRandom } from '../../core/economics/seededRandom';
import { loadCounter } from '../scan/loadCounter';
import { createBlockDrawer, type DrawnBlock } from './drawBlock';
import type { SampleMessage, SampleRequest } from './messages';
import { findSampledFiles, type SampledFiles } from './sampledFiles';

/** Below this a count takes about as long as a sample. */
const leastSampledBytes = 64_000_000;
const blockBytes = 4_096;
const estimateBlocks = 400;
/** A text that gives fewer blocks than wanted is cut finer, down to this. */
const leastBlockBytes = 512;

const port = parentPort;
if (port === null) throw new Error('The sampling runs only as a worker thread.');
const { roots, builtFolder, representation, seed, wanted } = workerData as SampleRequest;
const found = findSampledFiles(roots, representation);
send(wanted.kind === 'estimate' ? estimate(found) : drawTexts(found, wanted.count));

function estimate(sampled: SampledFiles): SampleMessage {
  if (sampled.bytes < leastSampledBytes) return { kind: 'small' };
  const counter = loadCounter(builtFolder, 'o200k_base');
  const blocks = draw(sampled, estimateBlocks, blockBytes).map(({ text, bytes }) => ({
    bytes,
    tokens: counter.count(text),
  }));
  return {
    kind: 'estimate',
    estimate: estimateSampledTokens(blocks, sampled.bytes, sampled.leftOut),
  };
}

function drawTexts(sampled: SampledFiles, count: number): SampleMessage {
  const size = Math.min(blockBytes, Math.max(leastBlockBytes, sampled.bytes / count));
  const counter = loadCounter(builtFolder, 'o200k_base');
  const decoder = new TextDecoder();
  const blocks = draw(sampled, count, Math.floor(size / 2) * 2)
    .map(({ text }) => ({ text: decoder.decode(text), tokens: counter.count(text) }))
    .filter(({ text, tokens }) => tokens > 0 && text.trim() !== '');
  return { kind: 'texts', blocks };
}

function draw({ files, bytes }: SampledFiles, count: number, size: number): DrawnBlock[] {
  if (bytes === 0) return [];
  const drawBlock = createBlockDrawer(representation, size);
  const sizes = files.map((file) => file.bytes);
  return drawPlaces(sizes, count, seededRandom(seed)).flatMap(({ file, offset }) => {
    const drawn = files[file];
    return drawn ? [drawBlock(drawn, offset)] : [];
  });
}

function send(message: SampleMessage): void {
  port?.postMessage(message);
}
