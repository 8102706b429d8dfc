import { minHash } from '../corpus/minHash';
import { groupNearDuplicates, type SignedFile } from '../corpus/nearDuplicates';
import { findSecrets, secretName } from '../corpus/secrets';
import { normalizeText, readConversation } from './conversation';
import { CountHistogram } from './countHistogram';
import { HashSet } from './hashSet';
import { hashText } from './hashText';
import { findPersonalData, personalDataName } from './personalData';

/** Where something was found: all of it counted, the first lines named. Lines from 1. */
export interface Findings {
  readonly rows: number;
  readonly lines: readonly number[];
}

/** Rows that nearly repeat each other. */
export interface NearGroup {
  /** The first is the one to keep. */
  readonly lines: readonly number[];
  /** The lowest similarity to the first, 0 to 1. */
  readonly similarity: number;
}

export interface LabelCount {
  readonly label: string;
  readonly rows: number;
}

/** A valid row, and what it says. */
export interface CountedExample {
  readonly row: object;
  readonly line: number;
  /** All that it says. */
  readonly text: string;
  /** The same in UTF-8. */
  readonly utf8: Uint8Array;
  readonly tokens: number;
}

export interface DatasetStatistics {
  /** Tokens of an example; absent in an empty set. */
  readonly tokens?: {
    readonly min: number;
    readonly p50: number;
    readonly p95: number;
    readonly max: number;
    /** The line of the longest. */
    readonly maxLine: number;
  };
  readonly overLimit: Findings & { readonly limitTokens: number };
  /** Chat examples that say nothing to the model but the question: they train no system prompt. */
  readonly withoutSystem: Findings;
  readonly withoutUser: Findings;
  /** Rows that ask what an earlier one asks, but for case, punctuation and spaces. */
  readonly sameQuestion: Findings;
  /** Of these, the rows that answer differently: they teach both. */
  readonly contradictions: Findings;
  readonly near: readonly NearGroup[];
  /** By kind, the most frequent first. */
  readonly secrets: readonly (Findings & { readonly name: string })[];
  readonly personalData: readonly (Findings & { readonly name: string })[];
  /** Most frequent first; absent where the answers are free text rather than labels. */
  readonly labels?: readonly LabelCount[];
  /** Rows whose question stands in the training set too; absent where none was given. */
  readonly leaked?: Findings;
  /** The rows among which near-repeats were sought: the first ones only in a very large set. */
  readonly comparedForNear: Compared;
  /** The different questions that later ones were compared with: the first ones only in a very large set. */
  readonly comparedForRepeats: Compared;
}

/** How much was compared, so that memory stays bounded. */
export interface Compared {
  readonly rows: number;
  /** False where later rows were not compared with each other. */
  readonly ofAll: boolean;
}

/**
 * The longest example that is trained on whole unless a platform says otherwise: OpenAI cuts at 65,536 tokens (its
 * fine-tuning guide, gpt-4o and later), others at their models' windows or below.
 */
export const usualLimitTokens = 65_536;

const namedLines = 20;
/** A longer answer is no label. */
const longestLabel = 60;
const mostLabels = 1_000;
/** Signatures take half a kilobyte each: this bounds them to 25 MB. */
const mostSigned = 50_000;

/** Gathers what a set of labelled examples is like, row by row, in bounded memory. */
export class DatasetStatisticsGatherer {
  readonly #limitTokens: number;
  readonly #training: HashSet | undefined;
  /** Hashes of the questions. */
  readonly questions = new HashSet();
  readonly #pairs = new HashSet();
  readonly #tokens = new CountHistogram();
  #longest = { tokens: -1, line: 0 };
  readonly #overLimit = new Tally();
  readonly #withoutSystem = new Tally();
  readonly #withoutUser = new Tally();
  readonly #sameQuestion = new Tally();
  readonly #contradictions = new Tally();
  readonly #leaked = new Tally();
  readonly #secrets = new Map<string, Tally>();
  readonly #personalData = new Map<string, Tally>();
  readonly #signed: SignedFile[] = [];
  #labels: Map<string, number> | undefined = new Map<string, number>();

  /** @param training the questions of the training set, where this set validates it */
  constructor(limitTokens = usualLimitTokens, training?: HashSet) {
    this.#limitTokens = limitTokens;
    this.#training = training;
  }

  /** Takes a valid example. */
  add({ row, line, text, utf8, tokens }: CountedExample): void {
    this.#addTokens(tokens, line);
    const { asked, answered, hasSystem } = readConversation(row);
    if (!hasSystem) this.#withoutSystem.add(line);
    if (asked.trim() === '') this.#withoutUser.add(line);
    else this.#addQuestion(asked, answered, line);
    this.#addLabel(answered.trim());
    for (const { kind } of findSecrets(text)) tally(this.#secrets, secretName(kind)).add(line);
    for (const kind of findPersonalData(text))
      tally(this.#personalData, personalDataName(kind)).add(line);
    if (this.#signed.length === mostSigned) return;
    const signature = minHash(utf8);
    if (signature) this.#signed.push({ path: String(line), tokens, signature });
  }

  /** Takes only what a valid row asks, for another set's leakage check. */
  addQuestionOf(row: object): void {
    const { asked } = readConversation(row);
    if (asked.trim() !== '') this.questions.add(hashText(normalizeText(asked)));
  }

  finish(): DatasetStatistics {
    const [min = 0, p50 = 0, p95 = 0, max = 0] = this.#tokens.ranks([0, 0.5, 0.95, 1]);
    return {
      ...(this.#tokens.size > 0
        ? { tokens: { min, p50, p95, max, maxLine: this.#longest.line } }
        : {}),
      overLimit: { ...this.#overLimit.findings(), limitTokens: this.#limitTokens },
      withoutSystem: this.#withoutSystem.findings(),
      withoutUser: this.#withoutUser.findings(),
      sameQuestion: this.#sameQuestion.findings(),
      contradictions: this.#contradictions.findings(),
      near: groupNearDuplicates(this.#signed).map(({ paths, similarity }) => ({
        lines: paths.map(Number).sort((a, b) => a - b),
        similarity,
      })),
      secrets: byKind(this.#secrets),
      personalData: byKind(this.#personalData),
      ...this.#labelBalance(),
      ...(this.#training ? { leaked: this.#leaked.findings() } : {}),
      comparedForNear: { rows: this.#signed.length, ofAll: this.#signed.length < mostSigned },
      comparedForRepeats: {
        rows: this.questions.size,
        ofAll: !this.questions.isFull && !this.#pairs.isFull,
      },
    };
  }

  #addTokens(tokens: number, line: number): void {
    this.#tokens.add(tokens);
    if (tokens > this.#longest.tokens) this.#longest = { tokens, line };
    if (tokens > this.#limitTokens) this.#overLimit.add(line);
  }

  #addQuestion(asked: string, answered: string, line: number): void {
    const question = normalizeText(asked);
    const hash = hashText(question);
    const isNewPair = this.#pairs.add(hashText(`${question}\n${normalizeText(answered)}`));
    if (!this.questions.add(hash)) {
      this.#sameQuestion.add(line);
      if (isNewPair) this.#contradictions.add(line);
    }
    if (this.#training?.has(hash) === true) this.#leaked.add(line);
  }

  #addLabel(answer: string): void {
    if (!this.#labels) return;
    if (answer === '' || answer.length > longestLabel || this.#labels.size > mostLabels) {
      this.#labels = undefined;
      return;
    }
    this.#labels.set(answer, (this.#labels.get(answer) ?? 0) + 1);
  }

  /** Short answers are labels where they come back: on average more than once. */
  #labelBalance(): { readonly labels: readonly LabelCount[] } | undefined {
    if (!this.#labels || this.#labels.size < 2 || this.#labels.size * 2 > this.#tokens.size)
      return undefined;
    const labels = [...this.#labels]
      .map(([label, rows]) => ({ label, rows }))
      .sort((a, b) => b.rows - a.rows || (a.label < b.label ? -1 : 1));
    return { labels };
  }
}

class Tally {
  #rows = 0;
  readonly #lines: number[] = [];

  add(line: number): void {
    if (this.#lines.at(-1) === line) return;
    this.#rows++;
    if (this.#lines.length < namedLines) this.#lines.push(line);
  }

  findings(): Findings {
    return { rows: this.#rows, lines: this.#lines };
  }
}

function tally(tallies: Map<string, Tally>, name: string): Tally {
  const known = tallies.get(name);
  if (known) return known;
  const created = new Tally();
  tallies.set(name, created);
  return created;
}

function byKind(tallies: ReadonlyMap<string, Tally>): (Findings & { readonly name: string })[] {
  return [...tallies]
    .map(([name, one]) => ({ name, ...one.findings() }))
    .sort((a, b) => b.rows - a.rows);
}
