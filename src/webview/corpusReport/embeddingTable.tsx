import * as l10n from '@vscode/l10n';
import { useState } from 'preact/hooks';
import { providerName } from '../../core/catalog/providerName';
import { whyUnknown } from '../../core/catalog/whyUnknown';
import type { EmbeddingCost } from '../../core/corpus/embeddingCost';
import { Button } from '../controls/button';
import { formatBytes, formatShort, formatUsd, formatWhole } from '../format';
import { methodOf } from './method';

const shownAtFirst = 6;

/** What each embedding model asks for the corpus, once and for its changes. */
export function EmbeddingTable({
  embeddings,
  monthlyChange,
}: {
  readonly embeddings: readonly EmbeddingCost[];
  /** Share of the tokens; absent where it is not measured. */
  readonly monthlyChange: number | undefined;
}) {
  const [all, setAll] = useState(false);
  const shown = all ? embeddings : embeddings.slice(0, shownAtFirst);
  return (
    <>
      <table class="stacking" role="table">
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader">
              {l10n.t('Embedding model')}
            </th>
            <th scope="col" role="columnheader" class="number">
              {l10n.t('Tokens')}
            </th>
            <th scope="col" role="columnheader" class="number">
              {l10n.t('Once')}
            </th>
            <th scope="col" role="columnheader" class="number">
              {l10n.t('Changes, per month')}
            </th>
            <th scope="col" role="columnheader" class="number">
              {l10n.t('Dimensions')}
            </th>
            <th scope="col" role="columnheader" class="number">
              {l10n.t('Vectors')}
            </th>
          </tr>
        </thead>
        <tbody role="rowgroup">
          {shown.map((cost) => (
            <EmbeddingRow key={cost.model.id} cost={cost} monthlyChange={monthlyChange} />
          ))}
        </tbody>
      </table>
      {embeddings.length > shownAtFirst && (
        <Button kind="link" onClick={() => setAll(!all)}>
          {all ? l10n.t('Show fewer') : l10n.t('Show all {0} models', embeddings.length)}
        </Button>
      )}
      <p class="hint">
        {l10n.t('Vectors are float32 and bare: without metadata, index and replicas.')}
      </p>
    </>
  );
}

function EmbeddingRow({
  cost: { model, tokens, usd, price, dimensions, bytes, cutsAt },
  monthlyChange,
}: {
  readonly cost: EmbeddingCost;
  readonly monthlyChange: number | undefined;
}) {
  const provider = providerName(model.provider);
  const priced =
    price.kind === 'known'
      ? l10n.t('{0} per million tokens, read {1}: {2}', `$${price.value}`, price.readAt, price.url)
      : whyUnknown(price.why);
  const amount = (share: number) => {
    if (!usd) return unknown(priced);
    const [low, high] = [formatUsd(usd.low * share), formatUsd(usd.high * share)];
    return <span title={priced}>{low === high ? low : `${low}–${high}`}</span>;
  };
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {!model.name.startsWith(provider) && <span class="hint">{provider} </span>}
        {model.name}
        {cutsAt !== undefined && (
          <span class="ends" title={l10n.t('Longer chunks would be cut off')}>
            {l10n.t('takes {0} tokens', formatWhole(cutsAt))}
          </span>
        )}
      </th>
      <td role="cell" class="number" data-label={l10n.t('Tokens')} title={tokens.source}>
        <span class="value">
          {tokens.low === tokens.high
            ? formatShort(tokens.likely)
            : `${formatShort(tokens.low)}–${formatShort(tokens.high)}`}{' '}
          <span class="method hint">{methodOf(tokens)}</span>
        </span>
      </td>
      <td role="cell" class="number" data-label={l10n.t('Once')}>
        {amount(1)}
      </td>
      <td role="cell" class="number" data-label={l10n.t('Changes, per month')}>
        {monthlyChange === undefined
          ? unknown(l10n.t('The monthly change is not measured'))
          : amount(monthlyChange)}
      </td>
      <td role="cell" class="number" data-label={l10n.t('Dimensions')}>
        {dimensions.kind === 'known'
          ? formatWhole(dimensions.value)
          : unknown(whyUnknown(dimensions.why))}
      </td>
      <td role="cell" class="number" data-label={l10n.t('Vectors')}>
        {bytes === undefined ? unknown(l10n.t('The dimensions are unknown')) : formatBytes(bytes)}
      </td>
    </tr>
  );
}

function unknown(why: string) {
  return (
    <span class="hint" title={why}>
      {l10n.t('unknown')}
    </span>
  );
}
