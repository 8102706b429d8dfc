import type { ComponentChildren } from 'preact';
import { Icon } from './icon';

/** A button in VS Code's own colors; `link` looks like text that can be clicked. */
export function Button({
  kind = 'primary',
  icon,
  title,
  onClick,
  children,
}: {
  readonly kind?: 'primary' | 'secondary' | 'link';
  readonly icon?: string;
  readonly title?: string;
  readonly onClick: () => void;
  readonly children: ComponentChildren;
}) {
  return (
    <button type="button" class={`button ${kind}`} title={title} onClick={onClick}>
      {icon !== undefined && <Icon name={icon} />}
      <span>{children}</span>
    </button>
  );
}
