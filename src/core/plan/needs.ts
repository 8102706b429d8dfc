/** How much a need weighs: only an essential one calls for an architecture, a helpful one is tried in the prompt. */
export const needLevels = ['none', 'helpful', 'essential'] as const;
export type NeedLevel = (typeof needLevels)[number];

/** Needs that concern how the model responds. */
export const behaviorNeeds = ['format', 'voice', 'reasoning', 'speed'] as const;
export type BehaviorNeed = (typeof behaviorNeeds)[number];

/** Needs that concern what the model must know when it answers. */
export const knowledgeNeeds = ['private', 'current', 'citations'] as const;
export type KnowledgeNeed = (typeof knowledgeNeeds)[number];

export type Need = BehaviorNeed | KnowledgeNeed;

/** The plan's answers to the needs questions. */
export interface Needs {
  readonly behavior: Readonly<Record<BehaviorNeed, NeedLevel>>;
  readonly knowledge: Readonly<Record<KnowledgeNeed, NeedLevel>>;
}
