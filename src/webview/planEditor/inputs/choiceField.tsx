import type { FactKind } from '../../core/plan/factKind';
import { Badge } from '../controls/badge';
import { Icon } from '../controls/icon';
import type { ChoicePath } from '../../protocol/planPaths';

/** A row of the catalog to choose, under the name of who offers it. */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly group: string;
}

/** One choice among the rows of the catalog. */
export function ChoiceField({
  path,
  label,
  options,
  value,
  kind,
  reason,
  disabled,
  onChoose,
}: {
  readonly path: ChoicePath;
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly kind: FactKind;
  readonly reason: string | undefined;
  readonly disabled: boolean;
  /** Undefined gives the default back. */
  readonly onChoose: (id: string | undefined) => void;
}) {
  const id = path.replaceAll('.', '-');
  const groups = [...new Set(options.map(({ group }) => group))];
  const isKnown = options.some((option) => option.id === value);
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
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {!isKnown && <option value={value}>{value} (not in the catalog)</option>}
        {groups.map((group) => (
          <optgroup key={group} label={group}>
            {options
              .filter((option) => option.group === group)
              .map((option) => (
                <option key={option.id} value={option.id}>
                  {option.label}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      <div class="tools">
        {kind !== 'assumed' && (
          <button
            type="button"
            class="tool"
            aria-label={`${label}: use the default`}
            title="Use the default"
            disabled={disabled}
            onClick={() => onChoose(undefined)}
          >
            <Icon name="discard" />
          </button>
        )}
      </div>
      <p class="note hint" id={`${id}-note`}>
        {kind === 'assumed' ? reason : undefined}
      </p>
    </div>
  );
}
