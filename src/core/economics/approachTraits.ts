import type { Approach } from '../plan/approach';

/** Whether an approach looks up chunks of the corpus for each query. */
export function retrieves(approach: Approach): boolean {
  return approach === 'rag' || approach === 'hybrid';
}

/** Whether an approach answers with a tuned model. */
export function tunes(approach: Approach): boolean {
  return approach === 'fine-tuning' || approach === 'hybrid';
}

/** One value for each approach. */
export function perApproach<T>(of: (approach: Approach) => T): Record<Approach, T> {
  return {
    prompt: of('prompt'),
    'long-context': of('long-context'),
    rag: of('rag'),
    'fine-tuning': of('fine-tuning'),
    hybrid: of('hybrid'),
  };
}
