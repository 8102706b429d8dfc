import * as l10n from '@vscode/l10n';
import type { Catalog } from '../../../core/catalog/types';
import type { Choices } from '../../../core/plan/plan';
import { Badge } from '../../controls/badge';
import type { OnValue } from '../../live/useEdits';
import { inputId } from '../../fields/focusInput';

const path = 'choices.cacheLifetime';
const id = inputId(path);

/** How long the provider keeps a cached prompt: one of the lifetimes that the chat model offers. */
export function CacheLifetimeField({
  choices,
  catalog,
  disabled,
  onCommit,
}: {
  readonly choices: Choices;
  readonly catalog: Catalog;
  readonly disabled: boolean;
  readonly onCommit: OnValue;
}) {
  const model = catalog.chatModels.find((candidate) => candidate.id === choices.chatModel);
  const offered =
    model?.caching.kind === 'offered'
      ? model.caching.lifetimes.flatMap(({ lifetime }) =>
          lifetime.kind === 'known' ? [lifetime.value] : [],
        )
      : [];
  const { cacheLifetime } = choices;
  const all = [...new Set([...offered, ...(cacheLifetime === undefined ? [] : [cacheLifetime])])];
  return (
    <div class="field">
      <label class="label" for={id}>
        {l10n.t('Cache lifetime')}
      </label>
      <span class="badge-place">
        <Badge kind={cacheLifetime === undefined ? 'assumed' : 'stated'} />
      </span>
      <select
        id={id}
        value={cacheLifetime === undefined ? '' : String(cacheLifetime)}
        disabled={disabled}
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget: { value } }) =>
          onCommit(path, value === '' ? undefined : Number(value))
        }
      >
        <option value="">{l10n.t('The model’s own')}</option>
        {all.map((minutes) => (
          <option key={minutes} value={String(minutes)}>
            {minutes % 60 === 0 ? l10n.t('{0} h', minutes / 60) : l10n.t('{0} min', minutes)}
          </option>
        ))}
      </select>
      <p class="note hint" id={`${id}-note`}>
        {cacheLifetime === undefined ? l10n.t('What a request gets that does not ask.') : undefined}
      </p>
    </div>
  );
}
