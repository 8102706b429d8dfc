import { useState } from 'preact/hooks';
import type { Fit, FitVerdict, ReservedTokens } from '../../core/corpus/fit';
import { groupFit } from '../../core/corpus/fitGroups';
import { providerName } from '../../core/catalog/providerName';
import { Button } from '../controls/button';
import { formatWhole } from '../format';
import { FitRow } from './fitRow';

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
      <h2 id="fit">Does it fit a context window?</h2>
      <p>
        <strong>
          Fits {count('fits')} of {fit.length} models
        </strong>
        {count('too close to call') > 0 && `, too close to call for ${count('too close to call')}`}.
        Fitting alone is no reason to do it: the whole corpus is paid for with every query.
      </p>
      <p class="hint">
        <span class="key reserved" aria-hidden="true" /> Reserved in every window:{' '}
        {formatWhole(reserved.prompt)} tokens for system prompt, history and question,{' '}
        {formatWhole(reserved.answer)} for the answer. Paler: what another tokenizer leaves open.{' '}
        <Button kind="link" onClick={onSettings}>
          Change
        </Button>
      </p>
      <form class="filter" role="search" onSubmit={(event) => event.preventDefault()}>
        <input
          type="search"
          value={name}
          placeholder="Filter by model or provider"
          aria-label="Filter by model or provider"
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <select
          aria-label="Verdict"
          value={wanted}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setWanted(verdicts.find((verdict) => verdict === value) ?? 'all');
          }}
        >
          <option value="all">All verdicts ({fit.length})</option>
          {verdicts.map((verdict) => (
            <option key={verdict} value={verdict}>
              {verdict} ({count(verdict)})
            </option>
          ))}
        </select>
      </form>
      {groups.length === 0 ? (
        <p class="hint none">No model is like that.</p>
      ) : (
        <table class="fit stacking" role="table">
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                Models
              </th>
              <th scope="col" role="columnheader" class="number">
                Window
              </th>
              <th scope="col" role="columnheader" class="number">
                Corpus in its tokens
              </th>
              <th scope="col" role="columnheader" class="wide">
                Share of the window
              </th>
              <th scope="col" role="columnheader">
                Verdict
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
          {all ? 'Show fewer' : `Show all ${groups.length} groups`}
        </Button>
      )}
    </section>
  );
}
