import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

/** A button in VS Code's own colors; `link` looks like text that can be clicked. */
export function Button({
  kind = 'primary',
  icon,
  title,
  label,
  onClick,
  children,
}: {
  readonly kind?: 'primary' | 'secondary' | 'link';
  readonly icon?: string;
  readonly title?: string;
  /** Its accessible name where several buttons say the same: it starts with what is seen. */
  readonly label?: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <button
      type="button"
      class={`button ${kind}`}
      title={title}
      aria-label={label}
      onClick={onClick}
    >
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
