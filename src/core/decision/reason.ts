/** One sentence of an explanation and what it is tied to. */
export interface Reason {
  readonly tie: 'need' | 'fact' | 'price' | 'limit';
  /** Dotted path of the plan's value that the sentence rests on; for a price the catalog key or the approach. */
  readonly path: string;
  readonly text: string;
}

export function reason(tie: Reason['tie'], path: string, text: string): Reason {
  return { tie, path, text };
}
