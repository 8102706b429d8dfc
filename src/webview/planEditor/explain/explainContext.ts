import { createContext } from 'preact';
import type { Explanation } from './explanation';

/** Shows and hides the page's one explanation. */
export interface Explainer {
  readonly show: (anchor: HTMLElement, explain: () => Explanation) => void;
  readonly hide: () => void;
}

export const ExplainContext = createContext<Explainer>({
  show: () => undefined,
  hide: () => undefined,
});
