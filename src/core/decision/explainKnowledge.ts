import type { Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { likely } from '../plan/quantity';
import { formatNumber, formatShare, formatUsd } from './amount';
import type { Decision } from './decide';
import type { KnowledgeChoice } from './knowledgeChoice';
import { listNeeds } from './needPhrases';
import { reason, type Reason } from './reason';
import type { ApproachCosts } from './world';

type KnowledgeApproach = KnowledgeChoice['approach'];

/** Reasons for and against long context and RAG. */
export function explainKnowledge(
  approach: KnowledgeApproach,
  plan: Plan,
  decision: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): { readonly reasonsFor: readonly Reason[]; readonly reasonsAgainst: readonly Reason[] } {
  const { calls, knowledgeChoice } = decision;
  if (!knowledgeChoice) {
    const text =
      approach === 'rag'
        ? 'there is nothing to retrieve'
        : 'there is nothing to put into the window';
    return {
      reasonsFor: [],
      reasonsAgainst: [reason('need', 'needs.knowledge', `No knowledge is essential: ${text}.`)],
    };
  }
  const reasonsFor: Reason[] = [
    reason(
      'need',
      `needs.knowledge.${calls.knowledge[0] ?? 'private'}`,
      `It supplies ${listNeeds(calls.knowledge)} at query time.`,
    ),
  ];
  const reasonsAgainst: Reason[] = [];
  if (calls.behavior.length > 0) {
    reasonsAgainst.push(
      reason(
        'need',
        `needs.behavior.${calls.behavior[0] ?? 'voice'}`,
        `It does not give ${listNeeds(calls.behavior)}.`,
      ),
    );
  }
  const choice = explainChoice(knowledgeChoice, costs);
  if (knowledgeChoice.approach === approach) reasonsFor.push(choice);
  else if (choice.path !== 'facts.corpusTokens') reasonsAgainst.push(choice);
  if (approach === 'long-context') {
    (decision.fit.verdict === 'fits' ? reasonsFor : reasonsAgainst).push(
      explainFit(plan, decision),
    );
  } else if (plan.facts.corpusMonthlyChange) {
    const change = formatShare(likely(plan.facts.corpusMonthlyChange.value));
    reasonsFor.push(
      reason(
        'fact',
        'facts.corpusMonthlyChange',
        `Only the ${change} that changes in a month is indexed again.`,
      ),
    );
  }
  return { reasonsFor, reasonsAgainst };
}

/** Where the corpus stands beside the window, in one sentence. */
export function explainFit({ facts }: Plan, { fit, model }: Decision): Reason {
  const path = 'facts.corpusTokens';
  if (fit.verdict === 'unknown') {
    return fit.why === 'corpus not measured'
      ? reason(
          'fact',
          path,
          'Nobody has measured the corpus: whether it fits a context window is unknown.',
        )
      : reason('fact', 'choices.chatModel', `The context window of ${model.id} is unknown.`);
  }
  const tokens = formatNumber(Math.round(likely(facts.corpusTokens?.value ?? 0)));
  const room = `${formatNumber(Math.floor(fit.usableTokens))} tokens that ${model.id} leaves beside the rest of a query`;
  switch (fit.verdict) {
    case 'fits':
      return reason('fact', path, `The corpus of ${tokens} tokens fits the ${room}.`);
    case 'does not fit':
      return reason('fact', path, `The corpus of ${tokens} tokens does not fit the ${room}.`);
    case 'too close to call':
      return reason(
        'fact',
        path,
        `The corpus of about ${tokens} tokens is too close to the ${room} to be sure.`,
      );
  }
}

function explainChoice(
  choice: KnowledgeChoice,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): Reason {
  const compared = `long context ${formatUsd(costs['long-context'].ownershipUsd)}, RAG ${formatUsd(costs.rag.ownershipUsd)} over the horizon`;
  switch (choice.because) {
    case 'does not fit':
      return reason(
        'fact',
        'facts.corpusTokens',
        'The corpus is larger than the context window, so the right parts must be retrieved.',
      );
    case 'too close to call':
      return reason(
        'fact',
        'facts.corpusTokens',
        'The corpus may not fit the context window; retrieval works at either size.',
      );
    case 'fit unknown':
      return reason(
        'fact',
        'facts.corpusTokens',
        'Retrieval works at any size; measure the corpus before building: if it fits, long context may be simpler.',
      );
    case 'long context breaks a limit':
      return reason(
        'limit',
        'limits',
        'RAG keeps the limits; the whole corpus in every prompt does not.',
      );
    case 'RAG breaks a limit':
      return reason('limit', 'limits', 'Long context keeps the limits; RAG does not.');
    case 'clearly cheaper':
      return reason(
        'price',
        choice.approach,
        `${choice.approach === 'rag' ? 'RAG' : 'Long context'} costs ${formatShare(choice.saving)} less to own: ${compared}.`,
      );
    case 'audit trail':
      return reason(
        'need',
        'needs.knowledge.citations',
        `Costs are close (${compared}), and retrieval records which passages an answer was given.`,
      );
    case 'current data':
      return reason(
        'need',
        'needs.knowledge.current',
        `Costs are close (${compared}), and an index takes changes one by one while a cached corpus is rewritten whole.`,
      );
    case 'simpler':
      return reason(
        'price',
        'long-context',
        `Costs are close (${compared}), and the corpus in the prompt is the simpler system.`,
      );
    case 'costs unknown':
      return reason(
        'price',
        choice.approach,
        `The costs cannot be compared: ${compared}. Until they can, ${choice.approach === 'rag' ? 'the stated needs favor retrieval' : 'the simpler system is preferred'}.`,
      );
  }
}
