import * as l10n from '@vscode/l10n';
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
        ? l10n.t('No knowledge is essential: there is nothing to retrieve.')
        : l10n.t('No knowledge is essential: there is nothing to put into the window.');
    return {
      reasonsFor: [],
      reasonsAgainst: [reason('need', 'needs.knowledge', text)],
    };
  }
  const reasonsFor: Reason[] = [
    reason(
      'need',
      `needs.knowledge.${calls.knowledge[0] ?? 'private'}`,
      l10n.t('It supplies {0} at query time.', listNeeds(calls.knowledge)),
    ),
  ];
  const reasonsAgainst: Reason[] = [];
  if (calls.behavior.length > 0) {
    reasonsAgainst.push(
      reason(
        'need',
        `needs.behavior.${calls.behavior[0] ?? 'voice'}`,
        l10n.t('It does not give {0}.', listNeeds(calls.behavior)),
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
        l10n.t('Only the {0} that changes in a month is indexed again.', change),
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
          l10n.t('Nobody has measured the corpus: whether it fits a context window is unknown.'),
        )
      : reason(
          'fact',
          'choices.chatModel',
          l10n.t('The context window of {0} is unknown.', model.id),
        );
  }
  const tokens = formatNumber(Math.round(likely(facts.corpusTokens?.value ?? 0)));
  const room = formatNumber(Math.floor(fit.usableTokens));
  switch (fit.verdict) {
    case 'fits':
      return reason(
        'fact',
        path,
        l10n.t(
          'The corpus of {0} tokens fits the {1} tokens that {2} leaves beside the rest of a query.',
          tokens,
          room,
          model.id,
        ),
      );
    case 'does not fit':
      return reason(
        'fact',
        path,
        l10n.t(
          'The corpus of {0} tokens does not fit the {1} tokens that {2} leaves beside the rest of a query.',
          tokens,
          room,
          model.id,
        ),
      );
    case 'too close to call':
      return reason(
        'fact',
        path,
        l10n.t(
          'The corpus of about {0} tokens is too close to the {1} tokens that {2} leaves beside the rest of a query to be sure.',
          tokens,
          room,
          model.id,
        ),
      );
  }
}

function explainChoice(
  choice: KnowledgeChoice,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): Reason {
  const compared = l10n.t(
    'long context {0}, RAG {1} over the horizon',
    formatUsd(costs['long-context'].ownershipUsd),
    formatUsd(costs.rag.ownershipUsd),
  );
  switch (choice.because) {
    case 'does not fit':
      return reason(
        'fact',
        'facts.corpusTokens',
        l10n.t(
          'The corpus is larger than the context window, so the right parts must be retrieved.',
        ),
      );
    case 'too close to call':
      return reason(
        'fact',
        'facts.corpusTokens',
        l10n.t('The corpus may not fit the context window; retrieval works at either size.'),
      );
    case 'fit unknown':
      return reason(
        'fact',
        'facts.corpusTokens',
        l10n.t(
          'Retrieval works at any size; measure the corpus before building: if it fits, long context may be simpler.',
        ),
      );
    case 'long context breaks a limit':
      return reason(
        'limit',
        'limits',
        l10n.t('RAG keeps the limits; the whole corpus in every prompt does not.'),
      );
    case 'RAG breaks a limit':
      return reason('limit', 'limits', l10n.t('Long context keeps the limits; RAG does not.'));
    case 'clearly cheaper':
      return reason(
        'price',
        choice.approach,
        choice.approach === 'rag'
          ? l10n.t('RAG costs {0} less to own: {1}.', formatShare(choice.saving), compared)
          : l10n.t(
              'Long context costs {0} less to own: {1}.',
              formatShare(choice.saving),
              compared,
            ),
      );
    case 'audit trail':
      return reason(
        'need',
        'needs.knowledge.citations',
        l10n.t(
          'Costs are close ({0}), and retrieval records which passages an answer was given.',
          compared,
        ),
      );
    case 'current data':
      return reason(
        'need',
        'needs.knowledge.current',
        l10n.t(
          'Costs are close ({0}), and an index takes changes one by one while a cached corpus is rewritten whole.',
          compared,
        ),
      );
    case 'simpler':
      return reason(
        'price',
        'long-context',
        l10n.t(
          'Costs are close ({0}), and the corpus in the prompt is the simpler system.',
          compared,
        ),
      );
    case 'costs unknown':
      return reason(
        'price',
        choice.approach,
        choice.approach === 'rag'
          ? l10n.t(
              'The costs cannot be compared: {0}. Until they can, the stated needs favor retrieval.',
              compared,
            )
          : l10n.t(
              'The costs cannot be compared: {0}. Until they can, the simpler system is preferred.',
              compared,
            ),
      );
  }
}
