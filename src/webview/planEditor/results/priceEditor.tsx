import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { SourcedNumber } from '../../../core/catalog/catalogNumber';
import { ToolButton } from '../../fields/toolButton';
import { usePost } from '../post';

/** States one's own number in place of the catalog's, with a note of where it comes from. */
export function PriceEditor({
  row,
  number,
  label,
  own,
  disabled,
}: {
  readonly row: string;
  readonly number: string;
  readonly label: string;
  /** The user's own number, where one stands. */
  readonly own: SourcedNumber | undefined;
  readonly disabled: boolean;
}) {
  const post = usePost();
  const [isOpen, setOpen] = useState(false);
  const [value, setValue] = useState('');
  const [source, setSource] = useState('');
  const isSound = value !== '' && Number(value) >= 0;
  if (!isOpen)
    return (
      <span class="price-tools">
        <ToolButton
          icon="edit"
          label={l10n.t('{0}: state your own', label)}
          title={l10n.t('State your own')}
          disabled={disabled}
          onClick={() => {
            setValue(own ? String(own.value) : '');
            setSource(own && own.url !== 'override' ? own.url : '');
            setOpen(true);
          }}
        />
        {own && (
          <ToolButton
            icon="discard"
            label={l10n.t("{0}: use the catalog's", label)}
            title={l10n.t("Use the catalog's")}
            disabled={disabled}
            onClick={() => post({ kind: 'resetPrice', row, number })}
          />
        )}
      </span>
    );
  const save = (): void => {
    if (!isSound) return;
    post({ kind: 'setPrice', row, number, value: Number(value), source: source.trim() });
    setOpen(false);
  };
  const keys = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') save();
    if (event.key === 'Escape') setOpen(false);
  };
  return (
    <span class="price-tools">
      <input
        type="number"
        step="any"
        min={0}
        class="own-value"
        aria-label={l10n.t('{0}: your own value', label)}
        placeholder={l10n.t('value')}
        value={value}
        ref={focusOnce}
        onInput={(event) => setValue(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <input
        type="text"
        class="own-source"
        aria-label={l10n.t('{0}: where your value comes from', label)}
        placeholder={l10n.t('source: contract, page …')}
        value={source}
        onInput={(event) => setSource(event.currentTarget.value)}
        onKeyDown={keys}
      />
      <ToolButton
        icon="check"
        label={l10n.t('{0}: save your own', label)}
        title={l10n.t('Save')}
        disabled={!isSound}
        onClick={save}
      />
      <ToolButton
        icon="close"
        label={l10n.t('{0}: cancel', label)}
        title={l10n.t('Cancel')}
        disabled={false}
        onClick={() => setOpen(false)}
      />
    </span>
  );
}

/** The pencil that had the focus is gone. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
