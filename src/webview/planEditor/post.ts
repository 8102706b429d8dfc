import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PlanEditorIntent } from '../../protocol/planEditor';

/** What every part of the page may ask of the host. */
export const PostContext = createContext<(intent: PlanEditorIntent) => void>(() => undefined);

export function usePost(): (intent: PlanEditorIntent) => void {
  return useContext(PostContext);
}
