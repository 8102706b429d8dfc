import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import type { Fit, FitVerdict, ReservedTokens } from '../../core/corpus/fit';
import { groupFit } from '../../core/corpus/fitGroups';
import { providerName } from '../../core/catalog/providerName';
import { fitName } from '../controls/levelName';
import { Button } from '../controls/button';
import { formatWhole } from '../format';
import { FitRow } from './fitRow';
import { fill } from '../controls/fill';

const verdicts: readonly FitVerdict[] = ['fits', 'too close to call', 'does not fit'];
const shownAtFirst = 8;

/** Each context window beside the corpus: what the corpus takes of it beside the reserved room, and whether it fits. */
export function FitTable({
  fit,
  reserved,
  onSettings,
}: {
  readonly fit: readonly Fit[];
  readonly reserved: ReservedTokens;
  readonly onSettings: () => void;
}) {
  const [wanted, setWanted] = useState<FitVerdict | 'all'>('all');
  const [name, setName] = useState('');
  const [all, setAll] = useState(false);
  const count = (verdict: FitVerdict): number =>
    fit.filter((row) => row.verdict === verdict).length;
  const named = fit.filter(
    ({ model, verdict }) =>
      (wanted === 'all' || verdict === wanted) &&
      `${providerName(model.provider)} ${model.name}`.toLowerCase().includes(name.toLowerCase()),
  );
  const groups = groupFit(named);
  const shown = all ? groups : groups.slice(0, shownAtFirst);
  return (
    <section aria-labelledby="fit">
      <h2 id="fit">{l10n.t('Does it fit a context window?')}</h2>
      <p>
        {fill(
          count('too close to call') > 0
            ? l10n.t(
                '{0}, too close to call for {1}. Fitting alone is no reason to do it: the whole corpus is paid for with every query.',
              )
            : l10n.t(
                '{0}. Fitting alone is no reason to do it: the whole corpus is paid for with every query.',
              ),
          <strong>{l10n.t('Fits {0} of {1} models', count('fits'), fit.length)}</strong>,
          count('too close to call'),
        )}
      </p>
      <p class="hint">
        <span class="key reserved" aria-hidden="true" />{' '}
        {l10n.t(
          'Reserved in every window: {0} tokens for system prompt, history and question, {1} for the answer. Paler: what another tokenizer leaves open.',
          formatWhole(reserved.prompt),
          formatWhole(reserved.answer),
        )}{' '}
        <Button kind="link" onClick={onSettings}>
          {l10n.t('Change')}
        </Button>
      </p>
      <form class="filter" role="search" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          value={name}
          placeholder={l10n.t('Filter by model or provider')}
          aria-label={l10n.t('Filter by model or provider')}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <select
          aria-label={l10n.t('Verdict')}
          value={wanted}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setWanted(verdicts.find((verdict) => verdict === value) ?? 'all');
          }}
        >
          <option value="all">{l10n.t('All verdicts ({0})', fit.length)}</option>
          {verdicts.map((verdict) => (
            <option key={verdict} value={verdict}>
              {l10n.t('{0} ({1})', fitName[verdict], count(verdict))}
            </option>
          ))}
        </select>
      </form>
      {groups.length === 0 ? (
        <p class="hint none">{l10n.t('No model is like that.')}</p>
      ) : (
        <table class="fit stacking" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {l10n.t('Models')}
              </th>
              <th scope="col" role="columnheader" class="number">
                {l10n.t('Window')}
              </th>
              <th scope="col" role="columnheader" class="number">
                {l10n.t('Corpus in its tokens')}
              </th>
              <th scope="col" role="columnheader" class="wide">
                {l10n.t('Share of the window')}
              </th>
              <th scope="col" role="columnheader">
                {l10n.t('Verdict')}
              </th>
            </tr>
          </thead>
          <tbody role="rowgroup">
            {shown.map((group) => (
              <FitRow key={group.fit.model.id} group={group} />
            ))}
          </tbody>
        </table>
      )}
      {groups.length > shownAtFirst && (
        <Button kind="link" onClick={() => setAll(!all)}>
          {all ? l10n.t('Show fewer') : l10n.t('Show all {0} groups', groups.length)}
        </Button>
      )}
    </section>
  );
}
