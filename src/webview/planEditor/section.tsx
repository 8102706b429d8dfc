import type { ComponentChildren } from 'preact';
import { sectionTitle, type SectionId } from './sections';

/** A part of the page under its heading, to which the navigation leads. */
export function Section({
  id,
  title = sectionTitle(id),
  hint,
  tools,
  children,
}: {
  readonly id: SectionId;
  readonly title?: string;
  readonly hint?: ComponentChildren;
  /** Buttons beside the heading. */
  readonly tools?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <section id={id} aria-labelledby={`${id}-title`} tabIndex={-1}>
      <div class="section-head">
        <h2 id={`${id}-title`}>{title}</h2>
        {tools}
      </div>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {children}
    </section>
  );
}
