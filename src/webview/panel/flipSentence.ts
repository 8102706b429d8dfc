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

const plain = (unit: string) => (value: number) => {
  const number = formatWhole(Number(value.toPrecision(4)));
  return unit === '' ? number : `${number} ${unit}`;
};
const words = (subject: string, show: Wording['show'] = plain('')): Wording => ({ subject, show });

const wordings: Readonly<Record<string, Wording>> = {
  'facts.corpusTokens': words('the corpus', plain('tokens')),
  'facts.corpusMonthlyChange': words('the part of the corpus that changes in a month', formatShare),
  'facts.labelledExamples': words('the number of labelled examples'),
  'facts.promptWorkDays': words('the work on the prompt', plain('days')),
  'facts.promptScore.passed': words('the prompt evaluation', plain('passing cases')),
  'workload.queriesPerDay': words('the volume', plain('queries a day')),
  'workload.activeHoursPerDay': words('the active part of the day', plain('hours')),
  'workload.monthlyGrowth': words('growth per month', formatShare),
  'workload.tokens.system': words('the system prompt', plain('tokens')),
  'workload.tokens.examples': words('the few-shot examples', plain('tokens')),
  'workload.tokens.history': words('the history', plain('tokens')),
  'workload.tokens.question': words('the question', plain('tokens')),
  'workload.tokens.answer': words('the answer', plain('tokens')),
  'workload.tokens.reasoning': words('hidden reasoning', plain('tokens')),
  'choices.chunkTokens': words('the chunk size', plain('tokens')),
  'choices.chunkOverlap': words('the chunk overlap', plain('tokens')),
  'choices.topK': words('top-k', plain('chunks')),
  'choices.batchShare': words('the batch share', formatShare),
  'people.hourlyRate': words('an hour of work', formatUsd),
  'people.curationHours': words('the curation of examples', plain('hours')),
  'people.retrainsPerYear': words('retraining', plain('times a year')),
  'limits.monthlyBudget': words('the budget per month', formatUsd),
  'limits.latencyMs': words('the latency limit', plain('ms')),
  'limits.targetQuality': words('the quality target', formatShare),
  'limits.horizonMonths': words('the horizon', plain('months')),
  ...perApproach('people.setupHours', 'building'),
  ...perApproach('people.maintenanceHoursPerMonth', 'monthly upkeep of'),
};

const becoming: Readonly<Record<string, string>> = { none: 'not needed', helpful: 'only helpful' };

function perApproach(path: string, what: string): Record<string, Wording> {
  return Object.fromEntries(
    approaches.map((approach) => [
      `${path}.${approach}`,
      words(`${what} ${approachName[approach]}`, plain('hours')),
    ]),
  );
}

/** What an input is called in a sentence: "the corpus", "private data". */
export function nameInput(path: string): string {
  const need = needAt(path);
  if (need) return needPhrase[need];
  if (path === 'choices.chatModel') return 'the chat model';
  if (path === 'choices.fineTunedModel') return 'the model to fine-tune';
  return wordings[path]?.subject ?? path;
}

/** A flip in plain words: what would have to be different, and what the answer would be. */
export function describeFlip(flip: Flip): { readonly condition: string; readonly outcome: string } {
  return { condition: describeCondition(flip), outcome: describeOutcome(flip) };
}

function describeCondition(flip: Flip): string {
  const subject = nameInput(flip.path);
  if (flip.kind === 'choice') {
    if (!needAt(flip.path)) return `With ${flip.to} as ${subject}`;
    return `If ${subject} were ${becoming[flip.to] ?? flip.to}`;
  }
  const show = wordings[flip.path]?.show ?? plain('');
  const bound = `${flip.direction} ${show(flip.to)}`;
  if (flip.from === undefined)
    return flip.basis === 'no limit'
      ? `With ${subject} set to ${bound}`
      : `If ${subject} turned out to be ${bound} (unknown so far)`;
  const basis = flip.basis === 'assumed' ? ', assumed' : '';
  return `If ${subject} were ${bound} (${show(flip.from)} now${basis})`;
}

function describeOutcome({ before, after }: Flip): string {
  const title = (approach: Approach) => approachName[approach].replace(/ \(.*\)$/, '');
  return before.next === after.next
    ? `${title(after.destination)} as the destination, not ${title(before.destination)}`
    : `${title(after.next)}, not ${title(before.next)}`;
}

function needAt(path: string): Need | undefined {
  const [group, , name] = path.split('.');
  return group === 'needs'
    ? [...behaviorNeeds, ...knowledgeNeeds].find((need) => need === name)
    : undefined;
}
