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
            <strong title={`${formatWhole(likely(tokens.value))} tokens`}>
              {formatShort(likely(tokens.value))} tokens
            </strong>
            <Badge kind={tokens.kind} />
          </p>
          <p class="hint">{describeCount(plan)}</p>
          {measurement && !isNewer && <p>{describeFit(measurement.fit)}</p>}
        </>
      ) : (
        <p class="hint">
          How large is the knowledge? Ockham counts a folder's tokens exactly, on this machine, and
          says which context windows hold it.
        </p>
      )}
      {isNewer && (
        <p class="notice">
          {formatShort(measurement.tokens)} tokens were counted in {measurement.folders.join(', ')}{' '}
          since.{' '}
          <Button kind="link" onClick={() => act('useMeasurement', {})}>
            Use in this plan
          </Button>
        </p>
      )}
      <div class="actions">
        <Button kind="secondary" icon="search" onClick={() => act('measure', {})}>
          {tokens ? 'Measure Again…' : 'Measure a Folder…'}
        </Button>
        {measurement && (
          <Button
            kind="link"
            icon="graph"
            onClick={() => act('run', { command: 'showCorpusReport' })}
          >
            Report
          </Button>
        )}
      </div>
      {tokens?.kind !== 'measured' && (
        <StatedNumber
          id="corpusTokens"
          what="tokens in the corpus"
          unit="tokens"
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
  const documents = corpusDocuments && `${formatWhole(likely(corpusDocuments.value))} documents`;
  const what =
    documents === undefined ? places : places === '' ? documents : `${documents} in ${places}`;
  const when = corpusTokens?.at === undefined ? '' : formatWhen(corpusTokens.at);
  return [what, when].filter((part) => part !== '').join(' · ');
}

function describeFit({ models, fits, tooClose }: CorpusFact['fit']): string {
  const close = tooClose > 0 ? `; too close to call for ${tooClose}` : '';
  if (fits === models) return `Fits the context window of all ${models} models in the catalog.`;
  if (fits === 0)
    return `Fits the context window of none of ${models} models in the catalog${close}.`;
  return `Fits the context window of ${fits} of ${models} models in the catalog${close}.`;
}
