import type { Approach } from '../core/plan/approach';

/** The approaches that have a starter: long context is the prompt starter with the corpus in its prompt. */
export const starterApproaches = ['prompt', 'rag', 'fine-tuning', 'hybrid'] as const;

export type StarterApproach = Extract<Approach, (typeof starterApproaches)[number]>;

/** What people call each starter; its name is also that of its folder in starters/. */
export const starterName: Readonly<Record<StarterApproach, string>> = {
  prompt: 'Prompt Engineering Starter',
  rag: 'RAG Starter',
  'fine-tuning': 'Fine-Tuning Starter',
  hybrid: 'Hybrid Starter',
};

/** Why a starter cannot be written, in one sentence that names what to do. */
export class ScaffoldRefusal extends Error {
  override readonly name = 'ScaffoldRefusal';
}
