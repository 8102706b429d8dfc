import type { Approach } from '../plan/approach';
import {
  behaviorNeeds,
  knowledgeNeeds,
  type BehaviorNeed,
  type KnowledgeNeed,
} from '../plan/needs';
import type { Plan } from '../plan/plan';
import { exceeds } from './amount';
import { weighEvidence, type Evidence } from './evidence';
import { fitCorpus, type CorpusFit } from './fit';
import { breaksLimit, chooseKnowledge, type KnowledgeChoice } from './knowledgeChoice';
import type { ApproachCosts, ChatModelFacts, Trainability, World } from './world';

/** What the needs call for once the evidence has spoken. */
export interface Calls {
  /** Essential knowledge needs, or helpful ones that a week of prompting was shown not to make up for. */
  readonly knowledge: readonly KnowledgeNeed[];
  /** Behavior needs that prompting does not meet, as far as is known. */
  readonly behavior: readonly BehaviorNeed[];
  /** Essential behavior needs that prompting is shown to meet. */
  readonly metByPrompt: readonly BehaviorNeed[];
  /** Prompting is shown to fail although no need was named that explains it. */
  readonly unexplainedFailure: boolean;
}

/** The decision and all that it rests on; `assess` puts it into words. */
export interface Decision {
  readonly destination: Approach;
  readonly next: Approach;
  readonly calls: Calls;
  readonly evidence: Evidence;
  readonly model: ChatModelFacts;
  readonly fit: CorpusFit;
  readonly trainability: Trainability;
  /** Present where knowledge is called for. */
  readonly knowledgeChoice: KnowledgeChoice | undefined;
  /** Fine-tuning is the destination because prompting breaks a limit that a tuned, smaller model keeps. */
  readonly limitDriven: boolean;
  /** Every condition for starting to fine-tune is met. */
  readonly readyToTune: boolean;
}

/**
 * Decides where the plan should arrive and what to build now. Needs come before money: they name the approaches
 * that can work; limits and cost choose among these, the simplest first; evidence decides how far to go today.
 */
export function decide(plan: Plan, world: World): Decision {
  let computed: Readonly<Record<Approach, ApproachCosts>> | undefined;
  const costs = () => (computed ??= world.costs(plan));
  const evidence = weighEvidence(plan);
  const model = world.chatModel(plan);
  const trainability = world.trainability(plan);
  const fit = fitCorpus(plan, model);
  const calls = callNeeds(plan, evidence, costs);

  const knowledgeChoice =
    calls.knowledge.length > 0 ? chooseKnowledge(plan, fit, costs) : undefined;
  const base: Approach = knowledgeChoice?.approach ?? 'prompt';
  const canTune = trainability.kind !== 'none';
  const needsTuning = calls.behavior.length > 0 || calls.unexplainedFailure;
  const limitDriven = !needsTuning && base === 'prompt' && canTune && tuningKeepsLimit(plan, costs);
  const tuned: Approach = knowledgeChoice ? 'hybrid' : 'fine-tuning';
  const destination = canTune && (needsTuning || limitDriven) ? tuned : base;

  const promptHadItsChance = limitDriven ? evidence.weekDone === true : evidence.promptExhausted;
  const readyToTune =
    promptHadItsChance && evidence.examplesEnough === true && trainability.kind === 'open';
  return {
    destination,
    next: destination === tuned && !readyToTune ? base : destination,
    calls,
    evidence,
    model,
    fit,
    trainability,
    knowledgeChoice,
    limitDriven,
    readyToTune,
  };
}

function callNeeds(
  plan: Plan,
  evidence: Evidence,
  costs: () => Readonly<Record<Approach, ApproachCosts>>,
): Calls {
  const { behavior, knowledge } = plan.needs;
  const essential = behaviorNeeds.filter((need) => behavior[need] === 'essential');
  // A failure that no essential behavior explains may come from knowledge that was thought merely helpful.
  const explained = essential.length > 0 || !evidence.promptExhausted;
  const knowledgeCalls = knowledgeNeeds.filter(
    (need) => knowledge[need] === 'essential' || (!explained && knowledge[need] === 'helpful'),
  );
  const met = essential.filter((need) =>
    need === 'speed' ? promptIsFastEnough(plan, costs) : evidence.score?.verdict === 'suffices',
  );
  // A failing prompt without the knowledge it needs says nothing about behavior: knowledge is added first.
  const failing = evidence.promptExhausted && knowledgeCalls.length === 0;
  const unmet = failing
    ? behaviorNeeds.filter((need) => behavior[need] !== 'none' && !met.includes(need))
    : essential.filter((need) => !met.includes(need));
  return {
    knowledge: knowledgeCalls,
    behavior: unmet,
    metByPrompt: met,
    unexplainedFailure: failing && unmet.length === 0,
  };
}

/** A need for speed is met where a limit was stated that prompting is known to keep. */
function promptIsFastEnough(
  plan: Plan,
  costs: () => Readonly<Record<Approach, ApproachCosts>>,
): boolean {
  const { latencyMs } = plan.limits;
  return latencyMs !== undefined && exceeds(costs().prompt.latencyMs, latencyMs) === 'no';
}

function tuningKeepsLimit(
  plan: Plan,
  costs: () => Readonly<Record<Approach, ApproachCosts>>,
): boolean {
  const { monthlyBudget, latencyMs } = plan.limits;
  if (monthlyBudget === undefined && latencyMs === undefined) return false;
  const { prompt, 'fine-tuning': tuned } = costs();
  return (
    breaksLimit(plan, prompt) &&
    (monthlyBudget === undefined || exceeds(tuned.monthlyUsd, monthlyBudget) === 'no') &&
    (latencyMs === undefined || exceeds(tuned.latencyMs, latencyMs) === 'no')
  );
}
