import type { CorpusFact, PanelIntent } from '../../protocol/panel';
import { Badge } from '../controls/badge';
import { Button } from '../controls/button';
import { formatDateTime, formatShort, formatWhole } from '../format';

/** The corpus as last measured, or the invitation to measure it. */
export function Corpus({
  corpus,
  post,
}: {
  readonly corpus: CorpusFact | undefined;
  readonly post: (intent: PanelIntent) => void;
}) {
  const estimate = (kind: 'primary' | 'secondary', text: string) => (
    <Button kind={kind} icon="folder-opened" onClick={() => post({ kind: 'estimateTokens' })}>
      {text}
    </Button>
  );
  if (!corpus) {
    return (
      <section aria-labelledby="corpus">
        <h2 id="corpus">Corpus: how large is the knowledge?</h2>
        <p class="hint">
          Not measured. Ockham counts the tokens of a folder exactly, on this machine, and says
          which context windows hold it.
        </p>
        {estimate('primary', 'Estimate Tokens…')}
      </section>
    );
  }
  return (
    <section aria-labelledby="corpus">
      <h2 id="corpus">Corpus: how large is the knowledge?</h2>
      <p class="fact">
        <strong title={`${formatWhole(corpus.tokens)} tokens`}>
          {formatShort(corpus.tokens)} tokens
        </strong>
        <Badge kind="measured" />
      </p>
      <p class="hint">
        {formatWhole(corpus.files)} {corpus.files === 1 ? 'file' : 'files'} in{' '}
        {corpus.folders.join(', ')}
        {corpus.skipped > 0 && `, ${formatWhole(corpus.skipped)} skipped`} ·{' '}
        {formatDateTime(corpus.at)}
      </p>
      <p>{describeFit(corpus.fit)}</p>
      <div class="actions">
        <Button kind="link" icon="graph" onClick={() => post({ kind: 'showReport' })}>
          Show report
        </Button>
        {estimate('secondary', 'Measure Again…')}
      </div>
    </section>
  );
}

function describeFit({ models, fits, tooClose }: CorpusFact['fit']): string {
  const close = tooClose > 0 ? `; too close to call for ${tooClose}` : '';
  if (fits === models) return `Fits the context window of all ${models} models in the catalog.`;
  if (fits === 0)
    return `Fits the context window of none of ${models} models in the catalog${close}.`;
  return `Fits the context window of ${fits} of ${models} models in the catalog${close}.`;
}
