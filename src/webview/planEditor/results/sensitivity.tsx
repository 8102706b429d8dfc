import * as l10n from '@vscode/l10n';
import { useMemo, useRef } from 'preact/hooks';
import type { Calculation, PricedApproach } from '../../../core/decision/calculator';
import { floorOf } from '../../../core/decision/amount';
import { planPathOf } from '../../../core/economics/origin';
import { pointOf } from '../../../core/economics/inputPoint';
import type { EconomicsInputs } from '../../../core/economics/inputs';
import { differenceTornado, tornado, type Swing } from '../../../core/economics/tornado';
import { approachName, approaches, type Approach } from '../../../core/plan/approach';
import { TornadoChart } from '../../charts/tornadoChart';
import { approachTitle } from '../../controls/approachLabel';
import { inWords } from '../../controls/inWords';
import { formatUsd, locale } from '../../format';
import { labelOf } from '../inputs/fieldText';
import { Section } from '../section';
import { CopyTools } from '../table/copyTools';
import { DataTable } from '../table/dataTable';
import type { TableData } from '../table/tableData';

/** The inputs below these move the cost by less than can be seen. */
const mostBars = 8;

/** How far each uncertain input alone moves what is to be built, and whether one alone makes another way cheaper. */
export function Sensitivity({
  inputs,
  calculation,
  priced,
  months,
}: {
  readonly inputs: EconomicsInputs;
  readonly calculation: Calculation;
  readonly priced: Readonly<Record<Approach, PricedApproach>>;
  readonly months: number;
}) {
  const chart = useRef<HTMLDivElement>(null);
  const { next } = calculation;
  const rival = cheapestRival(calculation);
  const { swings, decisive } = useMemo(
    () => ({
      swings: tornado(pointOf(inputs), next).filter(({ lowUsd, highUsd }) => lowUsd !== highUsd),
      decisive: rival
        ? differenceTornado(pointOf(inputs), next, rival).filter(({ decides }) => decides)
        : [],
    }),
    [inputs, next, rival],
  );
  const title = l10n.t('What moves the {0} months of {1}', months, approachTitle(next));
  const likely = priced[next].cumulativeUsd.at(-1) ?? 0;
  const data = (): TableData => ({
    columns: [
      { title: l10n.t('Input'), isNumber: false },
      { title: l10n.t('Low'), isNumber: true },
      { title: l10n.t('High'), isNumber: true },
      { title: l10n.t('Cost at low'), isNumber: true },
      { title: l10n.t('Cost at high'), isNumber: true },
    ],
    rows: swings.map(({ path, range: [low, , high], lowUsd, highUsd }) => [
      { text: nameOf(path) },
      { text: low.toLocaleString(locale), value: low },
      { text: high.toLocaleString(locale), value: high },
      { text: formatUsd(lowUsd), value: lowUsd },
      { text: formatUsd(highUsd), value: highUsd },
    ]),
  });
  return (
    <Section
      id="sensitivity"
      title={title}
      hint={l10n.t('Each input alone at the ends of its range, all others at their likely values.')}
      tools={swings.length > 0 && <CopyTools what={title} data={data} chart={chart} />}
    >
      {swings.length === 0 ? (
        <p>
          {l10n.t(
            'Every input that matters here is one number. Give one a range to see what it moves.',
          )}
        </p>
      ) : (
        <>
          <div ref={chart} class="figure-block">
            <ul class="legend">
              <li>
                <span class="swatch swing-low" aria-hidden="true" />{' '}
                {l10n.t('low end of the input')}
              </li>
              <li>
                <span class="swatch swing-high" aria-hidden="true" /> {l10n.t('high end')}
              </li>
            </ul>
            <TornadoChart
              bars={swings.slice(0, mostBars).map((swing) => ({
                id: swing.path,
                label: nameOf(swing.path),
                low: swing.lowUsd,
                high: swing.highUsd,
                text: describe(swing),
              }))}
              likely={likely}
              title={l10n.t('{0}; the table below has the numbers.', title)}
              format={formatUsd}
            />
          </div>
          {rival && <p>{rivalText(next, rival, decisive)}</p>}
          <details>
            <summary>
              {swings.length > mostBars
                ? l10n.t('As a table, all {0} inputs', swings.length)
                : l10n.t('As a table')}
            </summary>
            <DataTable data={data()} label={title} />
          </details>
        </>
      )}
    </Section>
  );
}

/** Of the approaches that could be built as well, the cheapest to own. */
function cheapestRival({ next, approaches: judged }: Calculation): Approach | undefined {
  return approaches
    .filter((approach) => approach !== next && judged[approach].verdict !== 'ruled out')
    .sort(
      (a, b) => floorOf(judged[a].costs.ownershipUsd) - floorOf(judged[b].costs.ownershipUsd),
    )[0];
}

function rivalText(next: Approach, rival: Approach, decisive: readonly Swing[]): string {
  return decisive.length === 0
    ? l10n.t(
        'None of them alone decides whether {0} or {1} is cheaper to own.',
        approachName[next],
        approachName[rival],
      )
    : l10n.t(
        'Alone able to decide whether {0} or {1} is cheaper to own: {2}.',
        approachName[next],
        approachName[rival],
        decisive.map(({ path }) => nameOf(path)).join(', '),
      );
}

function nameOf(path: string): string {
  const planPath = planPathOf(path);
  return planPath === undefined ? inWords(path) : labelOf(planPath);
}

function describe({ path, range: [low, , high], lowUsd, highUsd }: Swing): string {
  return l10n.t(
    '{0}: {1} at {2}, {3} at {4}',
    nameOf(path),
    formatUsd(lowUsd),
    low.toLocaleString(locale),
    formatUsd(highUsd),
    high.toLocaleString(locale),
  );
}
