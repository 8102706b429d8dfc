import type { Approach } from '../plan/approach';

const diagrams: Readonly<Record<Approach, readonly string[]>> = {
  prompt: [
    'user([Question]) --> prompt[Prompt: instructions and examples]',
    'prompt --> model[Model]',
    'model --> checks[Schema and guardrails]',
    'checks --> answer([Answer])',
  ],
  'long-context': [
    'user([Question]) --> prompt[Prompt]',
    'corpus[(Whole corpus, cached)] --> prompt',
    'prompt --> model[Model]',
    'model --> answer([Answer])',
  ],
  rag: [
    'user([Question]) --> search[Search]',
    'corpus[(Index of the corpus)] --> search',
    'search --> prompt[Prompt with retrieved passages]',
    'user --> prompt',
    'prompt --> model[Model]',
    'model --> answer([Answer with sources])',
  ],
  'fine-tuning': [
    'user([Question]) --> prompt[Short prompt]',
    'prompt --> model[Fine-tuned model]',
    'examples[(Labelled examples)] -. training .-> model',
    'model --> answer([Answer])',
  ],
  hybrid: [
    'user([Question]) --> search[Search]',
    'corpus[(Index of the corpus)] --> search',
    'search --> prompt[Prompt with retrieved passages]',
    'user --> prompt',
    'prompt --> model[Fine-tuned model]',
    'examples[(Labelled examples)] -. training .-> model',
    'model --> answer([Answer with sources])',
  ],
};

/** The architecture of an approach as a Mermaid flow chart, without its code fence. */
export function drawArchitecture(approach: Approach): string {
  return ['flowchart LR', ...diagrams[approach].map((line) => `  ${line}`)].join('\n');
}
