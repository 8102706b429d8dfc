import type { Assessment } from '../../core/decision/assess';
import { behaviorNeeds, knowledgeNeeds } from '../../core/plan/needs';
import type { Plan } from '../../core/plan/plan';

/** The one step that changes the answer most, as a model takes it: which tool to call or what to ask the user. */
export function nextStep(plan: Plan, { checklist, destination, next }: Assessment): string {
  const { facts, assumed, needs } = plan;
  const stated = [
    ...behaviorNeeds.map((need) => `needs.behavior.${need}`),
    ...knowledgeNeeds.map((need) => `needs.knowledge.${need}`),
  ].some((path) => !assumed.has(path));
  if (!stated) return 'ask the user about the needs, then write them with update_plan.';
  const needsKnowledge = knowledgeNeeds.some((need) => needs.knowledge[need] !== 'none');
  if (needsKnowledge && !facts.corpusTokens)
    return 'update_plan with corpus.folders and collectEvidence, to measure the knowledge.';
  if (assumed.has('workload.queriesPerDay'))
    return 'ask the user for the queries a day (workload.queriesPerDay): 1,000 is assumed.';
  const nothingCounted = !facts.promptWorkDays && !facts.labelledExamples && !facts.promptScore;
  if (nothingCounted)
    return 'update_plan with collectEvidence, to count prompt work, examples and evaluations.';
  const open = checklist.find(
    ({ id, status }) => status === 'unknown' && id !== 'unit-economics' && id !== 'knowledge-size',
  );
  if (open && next !== destination) return `settle "${open.question}" ${open.change}`;
  return `build it: scaffold_starter "${next === 'long-context' ? 'prompt' : next}"; the user can record the decision with "Ockham: Export Decision Record".`;
}
