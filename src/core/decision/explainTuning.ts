import * as l10n from '@vscode/l10n';
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
        l10n.t('Training changes behavior: it can give {0}.', listNeeds(calls.behavior)),
      ),
    );
  } else if (decision.limitDriven && approach === 'fine-tuning') {
    reasonsFor.push(
      reason(
        'limit',
        'limits',
        l10n.t('A tuned, smaller model keeps the limits that prompting breaks.'),
      ),
    );
  } else if (calls.unexplainedFailure && approach === 'fine-tuning') {
    reasonsFor.push(
      reason(
        'fact',
        'facts.promptScore',
        l10n.t(
          'Prompting is shown to fail; name the need that it fails, so that training has a goal.',
        ),
      ),
    );
  } else {
    reasonsAgainst.push(
      calls.metByPrompt.length > 0
        ? reason(
            'fact',
            'facts.promptScore',
            l10n.t('Prompting already gives {0}.', listNeeds(calls.metByPrompt)),
          )
        : reason(
            'need',
            'needs.behavior',
            l10n.t('No behavior is essential: nothing you stated needs training.'),
          ),
    );
  }
  if (approach === 'fine-tuning' && calls.knowledge.length > 0) {
    reasonsAgainst.push(
      reason(
        'need',
        `needs.knowledge.${calls.knowledge[0] ?? 'private'}`,
        l10n.t(
          'Training does not reliably add {0}, whatever it costs.',
          listNeeds(calls.knowledge),
        ),
      ),
    );
  }
  if (approach === 'hybrid') {
    if (calls.knowledge.length === 0) {
      reasonsAgainst.push(
        reason(
          'need',
          'needs.knowledge',
          l10n.t('No knowledge is essential: there is nothing to retrieve.'),
        ),
      );
    } else {
      reasonsFor.push(
        reason(
          'need',
          `needs.knowledge.${calls.knowledge[0] ?? 'private'}`,
          l10n.t('Retrieval supplies {0}.', listNeeds(calls.knowledge)),
        ),
      );
      reasonsAgainst.push(
        reason(
          'price',
          'hybrid',
          l10n.t(
            'It is the dearest to build: {0} against {1} for RAG alone.',
            formatUsd(costs.hybrid.setupUsd),
            formatUsd(costs.rag.setupUsd),
          ),
        ),
      );
    }
  }

  if (evidence.weekDone !== true) {
    const days = plan.facts.promptWorkDays?.value;
    const worked =
      days === undefined
        ? l10n.t(
            'It is unknown how long anyone worked on the prompt: a serious week may make training unnecessary.',
          )
        : l10n.t(
            '{0} of {1} days of prompt work are done: a serious week may make training unnecessary.',
            formatNumber(days),
            promptWeekDays,
          );
    reasonsAgainst.push(reason('fact', 'facts.promptWorkDays', worked));
  }
  if (evidence.score?.verdict !== 'fails') {
    reasonsAgainst.push(
      reason('fact', 'facts.promptScore', l10n.t('No evaluation shows that prompting fails.')),
    );
  } else {
    reasonsFor.push(
      reason('fact', 'facts.promptScore', l10n.t('An evaluation shows that prompting fails.')),
    );
  }
  const examples = plan.facts.labelledExamples?.value;
  if (evidence.examplesEnough === true) {
    reasonsFor.push(
      reason(
        'fact',
        'facts.labelledExamples',
        l10n.t(
          '{0} labelled examples are enough to train and to test.',
          formatNumber(examples ?? 0),
        ),
      ),
    );
  } else {
    const have =
      examples === undefined
        ? l10n.t('Nobody has counted labelled examples; at least {0} are needed.', enoughExamples)
        : l10n.t(
            'There are {0} labelled examples; at least {1} are needed.',
            formatNumber(examples),
            enoughExamples,
          );
    reasonsAgainst.push(reason('fact', 'facts.labelledExamples', have));
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
            l10n.t('{0} can be trained until {1} only.', trainability.model, trainability.until),
          );
    case 'closed': {
      const instead = trainability.instead.slice(0, 3).join(', ');
      return reason(
        'fact',
        path,
        l10n.t(
          '{0} has been closed to new training since {1}: choose another, such as {2}.',
          trainability.model,
          trainability.since,
          instead,
        ),
      );
    }
    case 'none':
      return reason(
        'fact',
        path,
        l10n.t('No model of the catalog can be trained by a new customer.'),
      );
    case 'unknown':
      return reason(
        'fact',
        path,
        l10n.t('Whether a model can be trained is unknown: {0}.', trainability.why),
      );
  }
}
