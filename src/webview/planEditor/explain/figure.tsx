import type { ComponentChildren } from 'preact';
import { useContext } from 'preact/hooks';
import { ExplainContext } from './explainContext';
import type { Explanation } from './explanation';

/** A number that says how it comes about: while the pointer or the focus is on it. */
export function Figure({
  explain,
  children,
}: {
  /** Asked for when it is to be shown. */
  readonly explain: () => Explanation;
  readonly children: ComponentChildren;
}) {
  const { show, hide } = useContext(ExplainContext);
  return (
    <button
      type="button"
      class="figure"
      onMouseEnter={(event) => show(event.currentTarget, explain)}
      onMouseLeave={hide}
      onFocus={(event) => show(event.currentTarget, explain)}
      onBlur={hide}
      // Where a finger is the pointer.
      onClick={(event) => show(event.currentTarget, explain)}
    >
      {children}
    </button>
  );
}
