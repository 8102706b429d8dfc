import type { IsoDay } from '../../core/catalog/catalogNumber';
import { rowNumbers, type RowNumber } from '../../core/catalog/rowNumbers';
import type { Catalog } from '../../core/catalog/types';
import type { Choices } from '../../core/plan/plan';
import { inWords } from '../controls/inWords';

/** The catalog's numbers behind the choices, each with where and when it was read. */
export function Prices({
  choices,
  catalog,
  today,
}: {
  readonly choices: Choices;
  readonly catalog: Catalog;
  readonly today: IsoDay;
}) {
  const rows: readonly { readonly id: string }[] = [
    ...catalog.chatModels.filter(({ id }) => id === choices.chatModel),
    ...catalog.embeddingModels.filter(({ id }) => id === choices.embeddingModel),
    ...catalog.vectorStores.filter(({ id }) => id === choices.vectorStore),
    ...catalog.rerankers.filter(({ id }) => id === choices.reranker),
    ...catalog.fineTuningOffers.filter(
      ({ id, baseModel }) => id === choices.fineTunedModel || baseModel === choices.fineTunedModel,
    ),
  ];
  return (
    <section aria-labelledby="prices">
      <h2 id="prices">Prices and their sources</h2>
      {rows.map((row) => (
        <details key={row.id}>
          <summary>{row.id}</summary>
          <div class="scroll" role="region" aria-label={`Numbers of ${row.id}`} tabIndex={0}>
            <table class="parts">
              <thead>
                <tr>
                  <th scope="col">Number</th>
                  <th scope="col" class="number">
                    Value
                  </th>
                  <th scope="col">Unit</th>
                  <th scope="col">Source</th>
                </tr>
              </thead>
              <tbody>
                {rowNumbers(row)
                  .filter((entry) => holdsOn(entry, today))
                  .map((entry) => (
                    <NumberRow key={entry.path} entry={entry} />
                  ))}
              </tbody>
            </table>
          </div>
        </details>
      ))}
    </section>
  );
}

function holdsOn({ validFrom, validTo }: RowNumber, day: IsoDay): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

function NumberRow({ entry: { path, number } }: { readonly entry: RowNumber }) {
  return (
    <tr>
      <th scope="row">{inWords(path)}</th>
      <td class="number">{number.kind === 'known' ? number.value.toLocaleString() : 'unknown'}</td>
      <td>{inWords(number.unit)}</td>
      <td>
        {number.kind === 'unknown' ? (
          <span class="hint">{number.why}</span>
        ) : (
          <>
            {/^https?:/.test(number.url) ? (
              <a href={number.url}>{hostOf(number.url)}</a>
            ) : (
              number.url
            )}
            <span class="hint">
              , {number.confidence}, read {number.readAt}
            </span>
          </>
        )}
      </td>
    </tr>
  );
}

function hostOf(url: string): string {
  return new URL(url).host.replace(/^www\./, '');
}
