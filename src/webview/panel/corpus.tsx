import * as l10n from '@vscode/l10n';
import type { Plan } from '../../core/plan/plan';
import { likely } from '../../core/plan/quantity';
import type { CorpusFact } from '../../protocol/panel';
import { Badge } from '../controls/badge';
import { Button } from '../controls/button';
import { formatShort, formatWhen, formatWhole } from '../format';
import type { Act } from './actions';
import { StatedNumber } from './statedNumber';

/** The knowledge that the plan rests on, as it was measured or stated, or the invitation to measure it. */
export function Corpus({
  plan,
  measurement,
  act,
}: {
  readonly plan: Plan;
  readonly measurement: CorpusFact | undefined;
  readonly act: Act;
}) {
  const { corpusTokens: tokens } = plan.facts;
  const isNewer =
    measurement !== undefined && measurement.files > 0 && tokens?.at !== measurement.at;
  return (
    <>
      {tokens ? (
        <>
          <p class="fact">
            <strong title={l10n.t('{0} tokens', formatWhole(likely(tokens.value)))}>
              {l10n.t('{0} tokens', formatShort(likely(tokens.value)))}
            </strong>
            <Badge kind={tokens.kind} />
          </p>
          <p class="hint">{describeCount(plan)}</p>
          {measurement && !isNewer && <p>{describeFit(measurement.fit)}</p>}
        </>
      ) : (
        <p class="hint">
          {l10n.t(
            "How large is the knowledge? Ockham counts a folder's tokens exactly, on this machine, and says which context windows hold it.",
          )}
        </p>
      )}
      {isNewer && (
        <p class="notice">
          {l10n.t(
            '{0} tokens were counted in {1} since.',
            formatShort(measurement.tokens),
            measurement.folders.join(', '),
          )}{' '}
          <Button kind="link" onClick={() => act('useMeasurement', {})}>
            {l10n.t('Use in this plan')}
          </Button>
        </p>
      )}
      <div class="actions">
        <Button kind="secondary" icon="search" onClick={() => act('measure', {})}>
          {tokens ? l10n.t('Measure Again…') : l10n.t('Measure a Folder…')}
        </Button>
        {measurement && (
          <Button
            kind="link"
            icon="graph"
            onClick={() => act('run', { command: 'showCorpusReport' })}
          >
            {l10n.t('Report')}
          </Button>
        )}
      </div>
      {tokens?.kind !== 'measured' && (
        <StatedNumber
          id="corpusTokens"
          what={l10n.t('tokens in the corpus')}
          unit={l10n.t('tokens')}
          value={tokens && likely(tokens.value)}
          onChange={(value) =>
            act('setFact', { name: 'corpusTokens', ...(value === undefined ? {} : { value }) })
          }
        />
      )}
    </>
  );
}

/** "214 documents in docs · Nov 20, 2026", as far as it is known. */
function describeCount({ facts: { corpusTokens, corpusDocuments }, corpus }: Plan): string {
  const places = corpus.folders.join(', ');
  const documents = corpusDocuments && formatWhole(likely(corpusDocuments.value));
  const what =
    documents === undefined
      ? places
      : places === ''
        ? l10n.t('{0} documents', documents)
        : l10n.t('{0} documents in {1}', documents, places);
  const when = corpusTokens?.at === undefined ? '' : formatWhen(corpusTokens.at);
  return [what, when].filter((part) => part !== '').join(' · ');
}

function describeFit({ models, fits, tooClose }: CorpusFact['fit']): string {
  if (fits === models)
    return l10n.t('Fits the context window of all {0} models in the catalog.', models);
  if (fits === 0)
    return tooClose > 0
      ? l10n.t(
          'Fits the context window of none of {0} models in the catalog; too close to call for {1}.',
          models,
          tooClose,
        )
      : l10n.t('Fits the context window of none of {0} models in the catalog.', models);
  return tooClose > 0
    ? l10n.t(
        'Fits the context window of {0} of {1} models in the catalog; too close to call for {2}.',
        fits,
        models,
        tooClose,
      )
    : l10n.t('Fits the context window of {0} of {1} models in the catalog.', fits, models);
}
