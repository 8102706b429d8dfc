import * as l10n from '@vscode/l10n';
import type { Fit, FitVerdict } from '../../core/corpus/fit';
import type { FitGroup } from '../../core/corpus/fitGroups';
import { providerName } from '../../core/catalog/providerName';
import { fitName } from '../controls/levelName';
import { Icon } from '../controls/icon';
import { formatShare, formatShort, formatWhole } from '../format';
import { FitBar } from './fitBar';
import { methodOf } from './method';

const verdictIcon: Readonly<Record<FitVerdict, string>> = {
  fits: 'check',
  'does not fit': 'close',
  'too close to call': 'question',
};

/** Models that say the same about the corpus. */
export function FitRow({ group: { fit, models } }: { readonly group: FitGroup }) {
  const { model, corpus, usableTokens, verdict } = fit;
  const { contextWindow } = model;
  const exact = corpus.low === corpus.high;
  const range = (format: (tokens: number) => string): string => {
    const [low, high] = [format(corpus.low), format(corpus.high)];
    return low === high ? low : `${low}–${high}`;
  };
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        <Models models={models} />
      </th>
      <td
        role="cell"
        class="number window"
        data-label={l10n.t('Window')}
        title={l10n.t(
          '{0} tokens, {1} usable.\nRead {2}: {3}',
          formatWhole(contextWindow.value),
          formatWhole(usableTokens),
          contextWindow.readAt,
          contextWindow.url,
        )}
      >
        {formatShort(contextWindow.value)}
      </td>
      <td
        role="cell"
        class="number"
        data-label={l10n.t('Corpus')}
        title={
          exact
            ? l10n.t('{0} tokens, counted', formatWhole(corpus.likely))
            : l10n.t(
                '{0} to {1} tokens, likely {2}: {3}',
                formatWhole(corpus.low),
                formatWhole(corpus.high),
                formatWhole(corpus.likely),
                corpus.source,
              )
        }
      >
        <span class="value">
          {range(formatShort)} <span class="method hint">{methodOf(corpus)}</span>
        </span>
      </td>
      <td role="cell" class="wide">
        <div class="bar-row">
          <FitBar fit={fit} />
          <span class="number share">
            {range((tokens) =>
              formatWindows(tokens / contextWindow.value, corpus.high > 1.5 * contextWindow.value),
            )}
          </span>
        </div>
      </td>
      <td role="cell" class={`verdict ${verdict.replaceAll(' ', '-')}`}>
        <Icon name={verdictIcon[verdict]} /> {fitName[verdict]}
      </td>
    </tr>
  );
}

/** 0.4 → 40 %, or 3.2 → 3.2×: far beyond the window a percentage says little. */
function formatWindows(windows: number, asTimes: boolean): string {
  return asTimes ? `${formatShort(Number(windows.toPrecision(2)))}×` : formatShare(windows);
}

/** One model by name, or the first of several with the others folded away. */
function Models({ models }: { readonly models: FitGroup['models'] }) {
  const [first] = models;
  if (!first) return null;
  const provider = providerName(first.provider);
  const title = (
    <>
      {!first.name.startsWith(provider) && <span class="hint">{provider} </span>}
      {first.name} <Ends model={first} />
    </>
  );
  if (models.length === 1) return <span class="alone">{title}</span>;
  return (
    <details>
      <summary>
        {title}
        <span class="hint"> {l10n.t('and {0} more', models.length - 1)}</span>
      </summary>
      <ul>
        {models.slice(1).map((model) => (
          <li key={model.id}>
            {model.name} <Ends model={model} />
          </li>
        ))}
      </ul>
    </details>
  );
}

function Ends({ model }: { readonly model: Fit['model'] }) {
  return model.shutdownOn === undefined ? null : (
    <span class="ends">{l10n.t('ends {0}', model.shutdownOn)}</span>
  );
}
