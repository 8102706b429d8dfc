import * as l10n from '@vscode/l10n';
import { daysBetween, staleAfterDays } from '../../../core/catalog/age';
import type { IsoDay, SourcedNumber } from '../../../core/catalog/catalogNumber';
import { rowNumbers, type RowNumber } from '../../../core/catalog/rowNumbers';
import { whyUnknown } from '../../../core/catalog/whyUnknown';
import type { TextProblem } from '../../../core/plan/problem';
import { Badge } from '../../controls/badge';
import { Icon } from '../../controls/icon';
import { inWords } from '../../controls/inWords';
import { locale } from '../../format';
import { sourceName } from '../sourceName';
import { hostOf, type Sources } from '../explain/explanation';
import { Section } from '../section';
import { PriceEditor } from './priceEditor';
import { pricedRows } from './pricedRows';

/** The catalog's numbers behind the choices, each with where and when it was read; the user's own in their place. */
export function Prices({
  sources: { plan, catalog, today },
  problems,
  disabled,
}: {
  readonly sources: Sources;
  /** Prices of the plan that cannot stand. */
  readonly problems: readonly TextProblem[];
  readonly disabled: boolean;
}) {
  return (
    <Section
      id="prices"
      hint={l10n.t(
        "What the catalog says of the rows that you chose. A number of your own replaces the catalog's, which stays beside it.",
      )}
    >
      {problems.map(({ path, message }) => (
        <p key={`${path} ${message}`} class="warning">
          <Icon name="warning" />
          <span>{message}</span>
        </p>
      ))}
      {pricedRows(plan.choices, catalog).map((row) => {
        const numbers = rowNumbers(row).filter((entry) => holdsOn(entry, today));
        const own = numbers.filter(({ number }) => isOwn(number)).length;
        return (
          <details key={row.id}>
            <summary>{own > 0 ? l10n.t('{0}, {1} of your own', row.id, own) : row.id}</summary>
            <div
              class="scroll"
              role="region"
              aria-label={l10n.t('Numbers of {0}', row.id)}
              tabIndex={0}
            >
              <table class="parts prices">
                <thead>
                  <tr>
                    <th scope="col">{l10n.t('Number')}</th>
                    <th scope="col" class="number">
                      {l10n.t('Value')}
                    </th>
                    <th scope="col">{l10n.t('Unit')}</th>
                    <th scope="col">{l10n.t('Source')}</th>
                    <th scope="col">{l10n.t('Your own')}</th>
                  </tr>
                </thead>
                <tbody>
                  {numbers.map((entry) => (
                    <NumberRow
                      key={entry.path}
                      row={row.id}
                      entry={entry}
                      today={today}
                      disabled={disabled}
                    />
                  ))}
                </tbody>
              </table>
            </div>
          </details>
        );
      })}
    </Section>
  );
}

function holdsOn({ validFrom, validTo }: RowNumber, day: IsoDay): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

function isOwn(number: RowNumber['number']): boolean {
  return number.kind === 'known' && number.original !== undefined;
}

function NumberRow({
  row,
  entry: { path, number },
  today,
  disabled,
}: {
  readonly row: string;
  readonly entry: RowNumber;
  readonly today: IsoDay;
  readonly disabled: boolean;
}) {
  const original = number.kind === 'known' ? number.original : undefined;
  return (
    <tr>
      <th scope="row">{inWords(path)}</th>
      <td class="number">
        {number.kind === 'known' ? number.value.toLocaleString(locale) : l10n.t('unknown')}
      </td>
      <td>{inWords(number.unit)}</td>
      <td>
        {number.kind === 'unknown' ? (
          <span class="hint">{whyUnknown(number.why)}</span>
        ) : (
          <SourceText number={number} today={today} />
        )}
        {original && (
          <span class="hint">
            {' '}
            {l10n.t(
              'instead of {0}',
              original.kind === 'known' ? original.value.toLocaleString(locale) : l10n.t('unknown'),
            )}
          </span>
        )}
      </td>
      <td>
        <PriceEditor
          row={row}
          number={path}
          label={`${row}, ${inWords(path)}`}
          own={original && number.kind === 'known' ? number : undefined}
          disabled={disabled}
        />
      </td>
    </tr>
  );
}

function SourceText({ number, today }: { readonly number: SourcedNumber; readonly today: IsoDay }) {
  const { url, confidence, readAt } = number;
  const ageDays = daysBetween(readAt, today);
  return (
    <>
      {confidence === 'stated' && <Badge kind="stated" />}{' '}
      {/^https?:/.test(url) ? <a href={url}>{hostOf(url)}</a> : url !== 'override' && url}
      <span class="hint">
        {confidence === 'stated' ? ' ' : `, ${sourceName[confidence]}, `}
        <span class="date">{confidence === 'stated' ? readAt : l10n.t('read {0}', readAt)}</span>
        {ageDays > staleAfterDays && ` ${l10n.t('({0} days ago)', ageDays)}`}
      </span>
    </>
  );
}
