import { ToolButton } from './toolButton';

/** Takes a value out of the plan: its default holds again, or nothing is known. */
export function ResetTool({
  label,
  hasDefault,
  disabled,
  onReset,
}: {
  readonly label: string;
  readonly hasDefault: boolean;
  readonly disabled: boolean;
  readonly onReset: () => void;
}) {
  return (
    <ToolButton
      icon="discard"
      label={`${label}: ${hasDefault ? 'use the default' : 'remove'}`}
      title={hasDefault ? 'Use the default' : 'Remove'}
      disabled={disabled}
      onClick={onReset}
    />
  );
}
