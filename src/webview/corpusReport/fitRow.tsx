import type { Fit, FitVerdict } from '../../core/corpus/fit';
import type { FitGroup } from '../../core/corpus/fitGroups';
import { providerName } from '../../core/catalog/providerName';
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
        data-label="Window"
        title={`${formatWhole(contextWindow.value)} tokens, ${formatWhole(usableTokens)} usable.\nRead ${contextWindow.readAt}: ${contextWindow.url}`}
      >
        {formatShort(contextWindow.value)}
      </td>
      <td
        role="cell"
        class="number"
        data-label="Corpus"
        title={
          exact
            ? `${formatWhole(corpus.likely)} tokens, counted`
            : `${formatWhole(corpus.low)} to ${formatWhole(corpus.high)} tokens, likely ${formatWhole(corpus.likely)}: ${corpus.source}`
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
        <Icon name={verdictIcon[verdict]} /> {verdict}
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
        <span class="hint"> and {models.length - 1} more</span>
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
  return model.shutdownOn === undefined ? null : <span class="ends">ends {model.shutdownOn}</span>;
}
