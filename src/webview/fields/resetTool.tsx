import * as l10n from '@vscode/l10n';
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
      label={hasDefault ? l10n.t('{0}: use the default', label) : l10n.t('{0}: remove', label)}
      title={hasDefault ? l10n.t('Use the default') : l10n.t('Remove')}
      disabled={disabled}
      onClick={onReset}
    />
  );
}
