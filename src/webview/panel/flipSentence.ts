import * as l10n from '@vscode/l10n';
import { needPhrase } from '../../core/decision/needPhrases';
import type { Flip } from '../../core/decision/flips';
import { approachName, approaches, type Approach } from '../../core/plan/approach';
import { behaviorNeeds, knowledgeNeeds, type Need } from '../../core/plan/needs';
import { formatShare, formatUsd, formatWhole } from '../format';

/** How the value of an input reads in a sentence, and in which unit. */
interface Wording {
  readonly subject: string;
  readonly show: (value: number) => string;
}

const plain = (value: number): string => formatWhole(Number(value.toPrecision(4)));
/** A number in a unit: a message with a place for it. */
const inUnit =
  (message: string) =>
  (value: number): string =>
    message.replace('{0}', plain(value));
const inTokens = inUnit(l10n.t('{0} tokens'));
const inHours = inUnit(l10n.t('{0} hours'));
const words = (subject: string, show: Wording['show'] = plain): Wording => ({ subject, show });

const wordings: Readonly<Record<string, Wording>> = {
  'facts.corpusTokens': words(l10n.t('the corpus'), inTokens),
  'facts.corpusMonthlyChange': words(
    l10n.t('the part of the corpus that changes in a month'),
    formatShare,
  ),
  'facts.labelledExamples': words(l10n.t('the number of labelled examples')),
  'facts.promptWorkDays': words(l10n.t('the work on the prompt'), inUnit(l10n.t('{0} days'))),
  'facts.promptScore.passed': words(
    l10n.t('the prompt evaluation'),
    inUnit(l10n.t('{0} passing cases')),
  ),
  'workload.queriesPerDay': words(l10n.t('the volume'), inUnit(l10n.t('{0} queries a day'))),
  'workload.activeHoursPerDay': words(l10n.t('the active part of the day'), inHours),
  'workload.monthlyGrowth': words(l10n.t('growth per month'), formatShare),
  'workload.tokens.system': words(l10n.t('the system prompt'), inTokens),
  'workload.tokens.examples': words(l10n.t('the few-shot examples'), inTokens),
  'workload.tokens.history': words(l10n.t('the history'), inTokens),
  'workload.tokens.question': words(l10n.t('the question'), inTokens),
  'workload.tokens.answer': words(l10n.t('the answer'), inTokens),
  'workload.tokens.reasoning': words(l10n.t('hidden reasoning'), inTokens),
  'choices.chunkTokens': words(l10n.t('the chunk size'), inTokens),
  'choices.chunkOverlap': words(l10n.t('the chunk overlap'), inTokens),
  'choices.topK': words(l10n.t('top-k'), inUnit(l10n.t('{0} chunks'))),
  'choices.batchShare': words(l10n.t('the batch share'), formatShare),
  'people.hourlyRate': words(l10n.t('an hour of work'), formatUsd),
  'people.curationHours': words(l10n.t('the curation of examples'), inHours),
  'people.retrainsPerYear': words(l10n.t('retraining'), inUnit(l10n.t('{0} times a year'))),
  'limits.monthlyBudget': words(l10n.t('the budget per month'), formatUsd),
  'limits.latencyMs': words(l10n.t('the latency limit'), inUnit(l10n.t('{0} ms'))),
  'limits.targetQuality': words(l10n.t('the quality target'), formatShare),
  'limits.horizonMonths': words(l10n.t('the horizon'), inUnit(l10n.t('{0} months'))),
  ...perApproach('people.setupHours', l10n.t('building {0}')),
  ...perApproach('people.maintenanceHoursPerMonth', l10n.t('monthly upkeep of {0}')),
};

const becoming: Readonly<Record<string, string>> = {
  none: l10n.t('not needed'),
  helpful: l10n.t('only helpful'),
  essential: l10n.t('essential'),
};

/** @param what a message with a place for the approach */
function perApproach(path: string, what: string): Record<string, Wording> {
  return Object.fromEntries(
    approaches.map((approach) => [
      `${path}.${approach}`,
      words(what.replace('{0}', approachName[approach]), inHours),
    ]),
  );
}

/** What an input is called in a sentence: "the corpus", "private data". */
export function nameInput(path: string): string {
  const need = needAt(path);
  if (need) return needPhrase[need];
  if (path === 'choices.chatModel') return l10n.t('the chat model');
  if (path === 'choices.fineTunedModel') return l10n.t('the model to fine-tune');
  return wordings[path]?.subject ?? path;
}

/** A flip in plain words: what would have to be different, and what the answer would be. */
export function describeFlip(flip: Flip): { readonly condition: string; readonly outcome: string } {
  return { condition: describeCondition(flip), outcome: describeOutcome(flip) };
}

function describeCondition(flip: Flip): string {
  const subject = nameInput(flip.path);
  if (flip.kind === 'choice') {
    if (!needAt(flip.path)) return l10n.t('With {0} as {1}', flip.to, subject);
    return l10n.t('If {0} were {1}', subject, becoming[flip.to] ?? flip.to);
  }
  const show = wordings[flip.path]?.show ?? plain;
  const bound =
    flip.direction === 'at least'
      ? l10n.t('at least {0}', show(flip.to))
      : l10n.t('at most {0}', show(flip.to));
  if (flip.from === undefined)
    return flip.basis === 'no limit'
      ? l10n.t('With {0} set to {1}', subject, bound)
      : l10n.t('If {0} turned out to be {1} (unknown so far)', subject, bound);
  return flip.basis === 'assumed'
    ? l10n.t('If {0} were {1} ({2} now, assumed)', subject, bound, show(flip.from))
    : l10n.t('If {0} were {1} ({2} now)', subject, bound, show(flip.from));
}

function describeOutcome({ before, after }: Flip): string {
  const title = (approach: Approach) => approachName[approach].replace(/ \(.*\)$|（.*）$/, '');
  return before.next === after.next
    ? l10n.t('{0} as the destination, not {1}', title(after.destination), title(before.destination))
    : l10n.t('{0}, not {1}', title(after.next), title(before.next));
}

function needAt(path: string): Need | undefined {
  const [group, , name] = path.split('.');
  return group === 'needs'
    ? [...behaviorNeeds, ...knowledgeNeeds].find((need) => need === name)
    : undefined;
}
