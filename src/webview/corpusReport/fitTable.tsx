import type { Fit, FitVerdict, ReservedTokens } from '../../core/corpus/fit';
import { groupFit, type FitGroup } from '../../core/corpus/fitGroups';
import { providerName } from '../../core/catalog/providerName';
import { Icon } from '../controls/icon';
import { formatShare, formatShort, formatWhole } from '../format';
import { FitBar } from './fitBar';

const verdictIcon: Readonly<Record<FitVerdict, string>> = {
  fits: 'check',
  'does not fit': 'close',
  'too close to call': 'question',
};

/** Each context window beside the corpus: what the corpus takes of the usable room, and whether it fits. */
export function FitTable({
  fit,
  reserved,
}: {
  readonly fit: readonly Fit[];
  readonly reserved: ReservedTokens;
}) {
  const count = (verdict: FitVerdict): number =>
    fit.filter((row) => row.verdict === verdict).length;
  return (
    <section aria-labelledby="fit">
      <h2 id="fit">Does it fit a context window?</h2>
      <p>
        <strong>
          Fits {count('fits')} of {fit.length} models
        </strong>
        {count('too close to call') > 0 && `, too close to call for ${count('too close to call')}`}.
        Reserved in every window: {formatWhole(reserved.prompt)} tokens for the prompt and{' '}
        {formatWhole(reserved.answer)} for the answer. Fitting alone is no reason to do it: the
        whole corpus is paid for with every query.
      </p>
      <table class="fit">
        <thead>
          <tr>
            <th scope="col">Models</th>
            <th scope="col" class="number">
              Context window
            </th>
            <th scope="col" class="number">
              Corpus tokens
            </th>
            <th scope="col" class="wide">
              Share of the usable window
            </th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {groupFit(fit).map((group) => (
            <FitRow key={group.fit.model.id} group={group} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function FitRow({ group: { fit, models } }: { readonly group: FitGroup }) {
  const { model, corpus, usableTokens, verdict } = fit;
  const share = (tokens: number): number => (usableTokens === 0 ? Infinity : tokens / usableTokens);
  const { contextWindow } = model;
  const exact = corpus.method === 'exact';
  const verdictClass = verdict.replaceAll(' ', '-');
  return (
    <tr>
      <th scope="row">
        <Models models={models} />
      </th>
      <td
        class="number"
        title={`${formatWhole(contextWindow.value)} tokens, ${formatWhole(usableTokens)} usable.\nRead ${contextWindow.readAt}: ${contextWindow.url}`}
      >
        {formatShort(contextWindow.value)}
      </td>
      <td
        class="number"
        title={
          exact
            ? `${formatWhole(corpus.likely)} tokens, exact`
            : `${formatWhole(corpus.low)} to ${formatWhole(corpus.high)} tokens, ${corpus.method}: this tokenizer is not public`
        }
      >
        {exact
          ? formatShort(corpus.likely)
          : `${formatShort(corpus.low)}–${formatShort(corpus.high)}`}
      </td>
      <td class="wide">
        <div class="bar-row">
          <FitBar low={share(corpus.low)} high={share(corpus.high)} verdictClass={verdictClass} />
          <span class="number share">
            {exact
              ? formatShare(share(corpus.likely))
              : `${formatShare(share(corpus.low))}–${formatShare(share(corpus.high))}`}
          </span>
        </div>
      </td>
      <td class={`verdict ${verdictClass}`}>
        <Icon name={verdictIcon[verdict]} /> {verdict}
      </td>
    </tr>
  );
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
