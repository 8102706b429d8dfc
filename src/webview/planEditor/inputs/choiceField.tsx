import * as l10n from '@vscode/l10n';
import type { FactKind } from '../../../core/plan/factKind';
import { Badge } from '../../controls/badge';
import { memo } from '../../controls/memo';
import type { ChoicePath, NeedPath } from '../../../protocol/planPaths';
import type { OnValue } from '../../live/useEdits';
import { inputId } from '../../fields/focusInput';
import { ResetTool } from '../../fields/resetTool';

/** One value to choose, under the name of who offers it where there is one. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly group?: string;
}

/** One choice among a few values, or among the rows of the catalog. */
export const ChoiceField = memo(
  ({
    path,
    label,
    options,
    value,
    kind,
    reason,
    disabled,
    onCommit,
  }: {
    readonly path: ChoicePath | NeedPath;
    readonly label: string;
    readonly options: readonly Option[];
    readonly value: string;
    readonly kind: FactKind;
    readonly reason: string | undefined;
    readonly disabled: boolean;
    readonly onCommit: OnValue;
  }) => {
    const id = inputId(path);
    const groups = [...new Set(options.map(({ group }) => group))];
    const isKnown = options.some((option) => option.id === value);
    const list = (group: string | undefined) =>
      options
        .filter((option) => option.group === group)
        .map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ));
    return (
      <div class="field">
        <label class="label" for={id}>
          {label}
        </label>
        <span class="badge-place">
          <Badge kind={kind} />
        </span>
        <select
          id={id}
          value={value}
          disabled={disabled}
          aria-describedby={`${id}-note`}
          onChange={(event) => onCommit(path, event.currentTarget.value)}
        >
          {!isKnown && <option value={value}>{l10n.t('{0} (not in the catalog)', value)}</option>}
          {groups.map((group) =>
            group === undefined ? (
              list(group)
            ) : (
              <optgroup key={group} label={group}>
                {list(group)}
              </optgroup>
            ),
          )}
        </select>
        <div class="tools">
          {kind !== 'assumed' && (
            <ResetTool
              label={label}
              hasDefault
              disabled={disabled}
              onReset={() => onCommit(path, undefined)}
            />
          )}
        </div>
        <p class="note hint" id={`${id}-note`}>
          {kind === 'assumed' ? reason : undefined}
        </p>
      </div>
    );
  },
);
