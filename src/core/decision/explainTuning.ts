import type { Approach } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { formatNumber, formatUsd } from './amount';
import type { Decision } from './decide';
import { enoughExamples, promptWeekDays } from './evidence';
import { listNeeds } from './needPhrases';
import { reason, type Reason } from './reason';
import type { ApproachCosts, Trainability } from './world';

/** Reasons for and against fine-tuning, alone or together with RAG. */
export function explainTuning(
  approach: 'fine-tuning' | 'hybrid',
  plan: Plan,
  decision: Decision,
  costs: Readonly<Record<Approach, ApproachCosts>>,
): { readonly reasonsFor: readonly Reason[]; readonly reasonsAgainst: readonly Reason[] } {
  const { calls, evidence } = decision;
  const reasonsFor: Reason[] = [];
  const reasonsAgainst: Reason[] = [];
  const behaviorPath = `needs.behavior.${calls.behavior[0] ?? calls.metByPrompt[0] ?? 'voice'}`;

  if (calls.behavior.length > 0) {
    reasonsFor.push(
      reason(
        'need',
        behaviorPath,
        `Training changes behavior: it can give ${listNeeds(calls.behavior)}.`,
      ),
    );
  } else if (decision.limitDriven && approach === 'fine-tuning') {
    reasonsFor.push(
      reason('limit', 'limits', 'A tuned, smaller model keeps the limits that prompting breaks.'),
    );
  } else if (calls.unexplainedFailure && approach === 'fine-tuning') {
    reasonsFor.push(
      reason(
        'fact',
        'facts.promptScore',
        'Prompting is shown to fail; name the need that it fails, so that training has a goal.',
      ),
    );
  } else {
    reasonsAgainst.push(
      calls.metByPrompt.length > 0
        ? reason(
            'fact',
            'facts.promptScore',
            `Prompting already gives ${listNeeds(calls.metByPrompt)}.`,
          )
        : reason(
            'need',
            'needs.behavior',
            'No behavior is essential: nothing you stated needs training.',
          ),
    );
  }
  if (approach === 'fine-tuning' && calls.knowledge.length > 0) {
    reasonsAgainst.push(
      reason(
        'need',
        `needs.knowledge.${calls.knowledge[0] ?? 'private'}`,
        `Training does not reliably add ${listNeeds(calls.knowledge)}, whatever it costs.`,
      ),
    );
  }
  if (approach === 'hybrid') {
    if (calls.knowledge.length === 0) {
      reasonsAgainst.push(
        reason(
          'need',
          'needs.knowledge',
          'No knowledge is essential: there is nothing to retrieve.',
        ),
      );
    } else {
      reasonsFor.push(
        reason(
          'need',
          `needs.knowledge.${calls.knowledge[0] ?? 'private'}`,
          `Retrieval supplies ${listNeeds(calls.knowledge)}.`,
        ),
      );
      reasonsAgainst.push(
        reason(
          'price',
          'hybrid',
          `It is the dearest to build: ${formatUsd(costs.hybrid.setupUsd)} against ${formatUsd(costs.rag.setupUsd)} for RAG alone.`,
        ),
      );
    }
  }

  if (evidence.weekDone !== true) {
    const days = plan.facts.promptWorkDays?.value;
    const worked =
      days === undefined
        ? 'It is unknown how long anyone worked on the prompt'
        : `${formatNumber(days)} of ${promptWeekDays} days of prompt work are done`;
    reasonsAgainst.push(
      reason(
        'fact',
        'facts.promptWorkDays',
        `${worked}: a serious week may make training unnecessary.`,
      ),
    );
  }
  if (evidence.score?.verdict !== 'fails') {
    reasonsAgainst.push(
      reason('fact', 'facts.promptScore', 'No evaluation shows that prompting fails.'),
    );
  } else {
    reasonsFor.push(
      reason('fact', 'facts.promptScore', 'An evaluation shows that prompting fails.'),
    );
  }
  const examples = plan.facts.labelledExamples?.value;
  if (evidence.examplesEnough === true) {
    reasonsFor.push(
      reason(
        'fact',
        'facts.labelledExamples',
        `${formatNumber(examples ?? 0)} labelled examples are enough to train and to test.`,
      ),
    );
  } else {
    const have =
      examples === undefined
        ? 'Nobody has counted labelled examples'
        : `There are ${formatNumber(examples)} labelled examples`;
    reasonsAgainst.push(
      reason('fact', 'facts.labelledExamples', `${have}; at least ${enoughExamples} are needed.`),
    );
  }
  const door = explainTrainability(decision.trainability);
  if (door) reasonsAgainst.push(door);
  return { reasonsFor, reasonsAgainst };
}

/** Why a model cannot be trained, or not for long; undefined where nothing stands in the way. */
export function explainTrainability(trainability: Trainability): Reason | undefined {
  const path = 'choices.fineTunedModel';
  switch (trainability.kind) {
    case 'open':
      return trainability.until === undefined
        ? undefined
        : reason(
            'fact',
            path,
            `${trainability.model} can be trained until ${trainability.until} only.`,
          );
    case 'closed': {
      const instead = trainability.instead.slice(0, 3).join(', ');
      return reason(
        'fact',
        path,
        `${trainability.model} has been closed to new training since ${trainability.since}: choose another, such as ${instead}.`,
      );
    }
    case 'none':
      return reason('fact', path, 'No model of the catalog can be trained by a new customer.');
    case 'unknown':
      return reason(
        'fact',
        path,
        `Whether a model can be trained is unknown: ${trainability.why}.`,
      );
  }
}
