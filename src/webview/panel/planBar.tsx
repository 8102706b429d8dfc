import * as l10n from '@vscode/l10n';
import type { PanelSnapshot } from '../../protocol/panel';
import { Icon } from '../controls/icon';
import type { Act } from './actions';

const draftValue = 'draft';

/** Which plan this is, with its undo; a picker where there is more than one. */
export function PlanBar({
  snapshot: { file, plans, canUndo, canRedo },
  act,
}: {
  readonly snapshot: PanelSnapshot;
  readonly act: Act;
}) {
  return (
    <div class="planBar">
      {plans.length === 0 ? (
        <p class="draft">
          <Icon name="edit" />
          <span title={l10n.t('Kept with this workspace until you save it as a plan file')}>
            {l10n.t('Draft')} <span class="hint">{l10n.t('not saved as a file')}</span>
          </span>
        </p>
      ) : (
        <select
          aria-label={l10n.t('Plan')}
          title={file?.name}
          value={file?.uri ?? draftValue}
          onChange={({ currentTarget: { value } }) =>
            act('choosePlan', value === draftValue ? {} : { uri: value })
          }
        >
          {plans.map(({ uri, name }) => (
            <option key={uri} value={uri}>
              {name}
            </option>
          ))}
          <option value={draftValue}>{l10n.t('Draft (not saved as a file)')}</option>
        </select>
      )}
      <div class="tools">
        <Tool
          icon="discard"
          label={l10n.t('Undo')}
          disabled={!canUndo}
          onClick={() => act('undo', {})}
        />
        <Tool
          icon="redo"
          label={l10n.t('Redo')}
          disabled={!canRedo}
          onClick={() => act('redo', {})}
        />
        {file ? (
          <Tool
            icon="graph"
            label={l10n.t('Open Plan Editor')}
            onClick={() => act('run', { command: 'openPlanEditor' })}
          />
        ) : (
          <Tool icon="save" label={l10n.t('Save Plan')} onClick={() => act('savePlan', {})} />
        )}
      </div>
    </div>
  );
}

function Tool({
  icon,
  label,
  disabled = false,
  onClick,
}: {
  readonly icon: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      class="tool"
      title={label}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
