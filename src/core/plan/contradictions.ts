import * as l10n from '@vscode/l10n';
import { behaviorNeeds, knowledgeNeeds } from './needs';
import type { Plan } from './plan';
import { likely } from './quantity';

export interface Contradiction {
  /** Dotted path of the value to look at first. */
  readonly path: string;
  readonly message: string;
}

/** Finds facts and choices of a plan that cannot all be true. Each message says what to do. */
export function findContradictions(plan: Plan): Contradiction[] {
  const { facts, choices, needs } = plan;
  const found: Contradiction[] = [];
  const tokens = facts.corpusTokens && likely(facts.corpusTokens.value);
  const documents = facts.corpusDocuments && likely(facts.corpusDocuments.value);
  const needsKnowledge = knowledgeNeeds.some((need) => needs.knowledge[need] !== 'none');

  if (tokens === 0 && needsKnowledge) {
    found.push({
      path: 'facts.corpusTokens',
      message: l10n.t(
        'the corpus is empty although the task needs knowledge: measure the right folders, or drop the need',
      ),
    });
  }
  if (documents !== undefined && tokens !== undefined && (documents === 0) !== (tokens === 0)) {
    found.push({
      path: 'facts.corpusDocuments',
      message: l10n.t(
        '{0} documents cannot hold {1} tokens: measure the corpus again',
        documents,
        tokens,
      ),
    });
  }
  if (likely(choices.chunkOverlap) >= likely(choices.chunkTokens)) {
    found.push({
      path: 'choices.chunkOverlap',
      message: l10n.t(
        'the overlap must be smaller than the chunk, or no chunk ever ends: lower chunkOverlap',
      ),
    });
  }
  if (facts.promptScore && facts.promptScore.value.total > 0 && facts.promptWorkDays?.value === 0) {
    found.push({
      path: 'facts.promptWorkDays',
      message: l10n.t(
        'a prompt was evaluated although nobody worked on one: correct promptWorkDays or promptScore',
      ),
    });
  }
  const scoreTarget = facts.promptScore?.value.target;
  if (
    scoreTarget !== undefined &&
    !plan.assumed.has('limits.targetQuality') &&
    scoreTarget !== plan.limits.targetQuality
  ) {
    found.push({
      path: 'facts.promptScore',
      message: l10n.t(
        "the evaluation has its own target {0} and limits.targetQuality says {1}: the evaluation's own is used; keep one",
        scoreTarget,
        plan.limits.targetQuality,
      ),
    });
  }
  if (
    tokens !== undefined &&
    tokens > 0 &&
    !needsKnowledge &&
    !plan.assumed.has('needs.knowledge.private')
  ) {
    found.push({
      path: 'facts.corpusTokens',
      message: l10n.t(
        'a corpus was measured although no knowledge is needed: state the need, or leave the corpus out',
      ),
    });
  }
  if (
    !plan.assumed.has('choices.fineTunedModel') &&
    behaviorNeeds.every((need) => needs.behavior[need] === 'none')
  ) {
    found.push({
      path: 'choices.fineTunedModel',
      message: l10n.t(
        'a model to fine-tune is chosen although no behavior is needed: state the need, or drop the choice',
      ),
    });
  }
  return found;
}
