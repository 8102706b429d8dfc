import type { Approach } from '../plan/approach';
import {
  behaviorNeeds,
  knowledgeNeeds,
  type BehaviorNeed,
  type KnowledgeNeed,
  type Needs,
} from '../plan/needs';

/** Whether the measured corpus fits: in every model's context window, in some, in none, or nobody measured it. */
export type CorpusFit = 'all' | 'some' | 'none' | 'not measured';

/** An approach that the needs rule out, and the need that does. */
export interface RuledOut {
  readonly approach: Approach;
  readonly reason: string;
}

/** What the needs alone call for, before money and evidence. */
export interface NeedsAnswer {
  readonly cell: 'neither' | 'behavior' | 'knowledge' | 'both';
  /** Where the needs point. */
  readonly destination: Approach;
  /** What to build now: the simplest step on the way there. */
  readonly next: Approach;
  /** Why `destination`, in one sentence. */
  readonly reason: string;
  /** Why `next` comes first, or how `destination` is still open; absent where there is nothing to add. */
  readonly caveat?: string;
  readonly ruledOut: readonly RuledOut[];
}

const behaviorPhrase: Readonly<Record<BehaviorNeed, string>> = {
  format: 'a fixed format',
  voice: 'a domain voice',
  reasoning: 'your own way of reasoning',
  speed: 'faster answers',
};

const knowledgePhrase: Readonly<Record<KnowledgeNeed, string>> = {
  private: 'private data',
  current: 'current data',
  citations: 'cited sources',
};

/**
 * The decision matrix: fine-tuning changes how a model behaves, RAG changes what it knows at query time,
 * and what is merely helpful is asked of the prompt first.
 */
export function answerNeeds(needs: Needs, fit: CorpusFit): NeedsAnswer {
  const behavior = behaviorNeeds.filter((need) => needs.behavior[need] === 'essential');
  const knowledge = knowledgeNeeds.filter((need) => needs.knowledge[need] === 'essential');
  const changesBehavior = list(behavior.map((need) => behaviorPhrase[need]));
  const addsKnowledge = list(knowledge.map((need) => knowledgePhrase[need]));

  if (behavior.length > 0 && knowledge.length > 0) {
    return {
      cell: 'both',
      destination: 'hybrid',
      next: 'rag',
      reason: `You need ${addsKnowledge}, which only the prompt's context can supply, and ${changesBehavior}, which retrieval does not change.`,
      caveat: `Build RAG first: it is useful at once, and its use shows whether fine-tuning is needed at all.${addFit(fit)}`,
      ruledOut: [fineTuningAddsNoKnowledge(addsKnowledge), ...tooLargeForWindow(fit)],
    };
  }
  if (knowledge.length > 0) {
    return {
      cell: 'knowledge',
      destination: 'rag',
      next: 'rag',
      reason: `You need ${addsKnowledge}: that changes what the model knows at query time, not how it behaves.`,
      ...optionalCaveat(addFit(fit)),
      ruledOut: [
        {
          approach: 'prompt',
          reason: `a prompt without your documents cannot supply ${addsKnowledge}`,
        },
        fineTuningAddsNoKnowledge(addsKnowledge),
        ...tooLargeForWindow(fit),
      ],
    };
  }
  if (behavior.length > 0) {
    return {
      cell: 'behavior',
      destination: 'fine-tuning',
      next: 'prompt',
      reason: `You need ${changesBehavior}: that is behavior, which fine-tuning changes.`,
      caveat:
        'Prompt first: fine-tuning is earned by a week of prompt work, an evaluation that shows it fails, and at least 200 labelled examples.',
      ruledOut: [
        {
          approach: 'rag',
          reason: `retrieval adds knowledge; it does not give ${changesBehavior}`,
        },
      ],
    };
  }
  return {
    cell: 'neither',
    destination: 'prompt',
    next: 'prompt',
    reason: hasHelpful(needs)
      ? 'Nothing is essential: what is merely helpful is asked of the prompt first.'
      : 'Nothing you stated needs more than a well-engineered prompt.',
    ruledOut: [],
  };
}

function fineTuningAddsNoKnowledge(addsKnowledge: string): RuledOut {
  return {
    approach: 'fine-tuning',
    reason: `training changes behavior; it does not reliably add ${addsKnowledge}`,
  };
}

function tooLargeForWindow(fit: CorpusFit): RuledOut[] {
  return fit === 'none'
    ? [
        {
          approach: 'long-context',
          reason: "the corpus is larger than every model's context window",
        },
      ]
    : [];
}

/** Fit alone never decides: it makes long context a candidate, whose cost at the user's volume must be compared. */
function addFit(fit: CorpusFit): string {
  switch (fit) {
    case 'all':
      return ' Your corpus fits every context window: long context may be simpler. Compare its cost at your volume first.';
    case 'some':
      return ' Your corpus fits some context windows: long context may be simpler. Compare its cost at your volume first.';
    case 'not measured':
      return ' Measure the corpus: if it fits a context window, long context may be simpler.';
    case 'none':
      return '';
  }
}

function optionalCaveat(text: string): { caveat?: string } {
  return text === '' ? {} : { caveat: text.trim() };
}

function hasHelpful(needs: Needs): boolean {
  return [...Object.values(needs.behavior), ...Object.values(needs.knowledge)].includes('helpful');
}

/** "a", "a and b", "a, b and c". */
function list(phrases: readonly string[]): string {
  const last = phrases.at(-1) ?? '';
  return phrases.length < 2 ? last : `${phrases.slice(0, -1).join(', ')} and ${last}`;
}
