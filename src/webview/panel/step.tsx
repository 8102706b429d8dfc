import type { ComponentChildren } from 'preact';

export const stepIds = ['task', 'needs', 'corpus', 'volume', 'evidence'] as const;
export type StepId = (typeof stepIds)[number];

/** One step of the path: its question, and its answer in a word where it is closed. */
export function Step({
  id,
  title,
  summary,
  isAnswered,
  isOpen,
  onToggle,
  children,
}: {
  readonly id: StepId;
  readonly title: string;
  readonly summary: ComponentChildren;
  readonly isAnswered: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (id: StepId, isOpen: boolean) => void;
  readonly children: ComponentChildren;
}) {
  const number = stepIds.indexOf(id) + 1;
  return (
    <details
      class="step"
      id={`step-${id}`}
      open={isOpen}
      onToggle={({ currentTarget: { open } }) => {
        // The event also follows from drawing the step as it is.
        if (open !== isOpen) onToggle(id, open);
      }}
    >
      <summary>
        <span class={isAnswered ? 'marker done' : 'marker'} aria-hidden="true">
          {isAnswered ? <span class="codicon codicon-check" /> : number}
        </span>
        <h2>{title}</h2>
        <span class="summary">{summary}</span>
      </summary>
      <div class="body">{children}</div>
    </details>
  );
}
