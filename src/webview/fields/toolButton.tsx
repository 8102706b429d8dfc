import { Icon } from '../controls/icon';

/** A small button beside a field. */
export function ToolButton({
  icon,
  label,
  title,
  pressed,
  disabled,
  onClick,
}: {
  readonly icon: string;
  /** Names the field too: many of these stand on one page. */
  readonly label: string;
  readonly title: string;
  /** For one that switches something on and off. */
  readonly pressed?: boolean;
  readonly disabled: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      class="tool"
      aria-pressed={pressed}
      aria-label={label}
      title={title}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
