import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ExplainContext, type Explainer } from './explainContext';
import { ExplanationCard } from './explanationCard';
import type { Explanation } from './explanation';

const id = 'explanation';
/** Long enough to move the pointer from a number onto its explanation. */
const leaveMs = 150;
const gap = 6;

/** Gives what it holds one explanation to show: beside its number, hoverable, gone with Escape. */
export function ExplainerProvider({ children }: { readonly children: ComponentChildren }) {
  const [shown, setShown] = useState<{
    readonly anchor: HTMLElement;
    readonly explanation: Explanation;
  }>();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const explainer = useMemo<Explainer>(
    () => ({
      show: (anchor, explain) => {
        clearTimeout(timer.current);
        setShown({ anchor, explanation: explain() });
      },
      hide: () => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => setShown(undefined), leaveMs);
      },
    }),
    [],
  );
  useEffect(() => {
    const hideOnEscape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setShown(undefined);
    };
    document.addEventListener('keydown', hideOnEscape);
    return () => document.removeEventListener('keydown', hideOnEscape);
  }, []);
  return (
    <ExplainContext.Provider value={explainer}>
      {children}
      {shown && (
        <Popover
          key={shown.explanation.title}
          anchor={shown.anchor}
          onEnter={() => clearTimeout(timer.current)}
          onLeave={explainer.hide}
        >
          <ExplanationCard explanation={shown.explanation} />
        </Popover>
      )}
    </ExplainContext.Provider>
  );
}

function Popover({
  anchor,
  onEnter,
  onLeave,
  children,
}: {
  readonly anchor: HTMLElement;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly children: ComponentChildren;
}) {
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const card = ref.current;
    if (!card) return undefined;
    card.showPopover();
    const place = (): void => {
      const at = anchor.getBoundingClientRect();
      const { offsetWidth, offsetHeight } = card;
      const { innerWidth, innerHeight } = window;
      const below = at.bottom + gap;
      const fitsBelow = below + offsetHeight <= innerHeight;
      card.style.left = `${Math.max(gap, Math.min(at.left, innerWidth - offsetWidth - gap))}px`;
      card.style.top = `${fitsBelow ? below : Math.max(gap, at.top - gap - offsetHeight)}px`;
    };
    place();
    anchor.setAttribute('aria-describedby', id);
    window.addEventListener('scroll', place, { capture: true, passive: true });
    return () => {
      window.removeEventListener('scroll', place, { capture: true });
      anchor.removeAttribute('aria-describedby');
    };
  }, [anchor, children]);
  return (
    <div
      id={id}
      ref={ref}
      class="explanation"
      role="tooltip"
      popover="manual"
      onMouseEnter={onEnter}
      onMouseLeave={onLeave}
    >
      {children}
    </div>
  );
}
