import { isNamedPacked } from '../extract/packedExtensions';
import type { CountBatch, CountDocument, CountMessage, FileOutcome, PackedFile } from './messages';

/** What is known of the documents of a batch. */
interface OpenBatch {
  /** What its documents gave, by their place in the batch. */
  readonly read: Map<number, FileOutcome>;
  readonly asked: Set<number>;
  /** Absent until its text is counted. */
  outcomes?: readonly (FileOutcome | PackedFile)[];
}

/**
 * The packed documents of a scan that wait to be read, and the batches that wait for them. What a document is, is known
 * once its batch is counted; what has a document's name is read before that, as reading takes long.
 */
export class DocumentQueue {
  readonly #waiting: CountDocument[] = [];
  readonly #batches = new Map<number, OpenBatch>();

  /** How many documents nobody reads yet. */
  get length(): number {
    return this.#waiting.length;
  }

  /** The next document to be read. */
  next(): CountDocument | undefined {
    return this.#waiting.shift();
  }

  /** Takes in a batch that is still to be counted. */
  announce({ batch, files }: CountBatch): void {
    files.forEach((file, index) => {
      if (!file.known && isNamedPacked(file.path)) this.#ask(batch, index, file);
    });
  }

  /** Takes in a counted batch. @returns its result, where no document is missing */
  addBatch({
    batch,
    outcomes,
  }: Extract<CountMessage, { kind: 'counted' }>): FileOutcome[] | undefined {
    outcomes.forEach((outcome, index) => {
      if ('packed' in outcome) this.#ask(batch, index, outcome.packed);
    });
    this.#open(batch).outcomes = outcomes;
    return this.#close(batch);
  }

  /** Takes in what a document gave. @returns the result of its batch, where nothing else of it is missing */
  addDocument({
    batch,
    index,
    outcome,
  }: Extract<CountMessage, { kind: 'read' }>): FileOutcome[] | undefined {
    this.#open(batch).read.set(index, outcome);
    return this.#close(batch);
  }

  #ask(batch: number, index: number, packed: PackedFile['packed']): void {
    const { asked } = this.#open(batch);
    if (asked.has(index)) return;
    asked.add(index);
    this.#waiting.push({ kind: 'document', batch, index, packed });
  }

  #open(batch: number): OpenBatch {
    const known = this.#batches.get(batch);
    if (known) return known;
    const opened: OpenBatch = { read: new Map(), asked: new Set() };
    this.#batches.set(batch, opened);
    return opened;
  }

  #close(batch: number): FileOutcome[] | undefined {
    const { outcomes, asked, read } = this.#open(batch);
    if (!outcomes || read.size < asked.size) return undefined;
    this.#batches.delete(batch);
    return outcomes.map((outcome, index) => {
      const known = 'packed' in outcome ? read.get(index) : outcome;
      if (!known) throw new Error(`Nobody was asked to read file ${index} of batch ${batch}.`);
      return known;
    });
  }
}
