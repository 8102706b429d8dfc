import * as l10n from '@vscode/l10n';
import { useMemo, useState } from 'preact/hooks';
import { providerName } from '../../../core/catalog/providerName';
import type { LifecycleState } from '../../../core/catalog/lifecycle';
import type { CorpusFit } from '../../../core/decision/fit';
import { compareModels, untuned, type ModelOption } from '../../../core/decision/modelComparison';
import { Sampler } from '../../../core/economics/sampler';
import { approachName } from '../../../core/plan/approach';
import { AmountText, amountInText } from '../../controls/amountText';
import { fitName } from '../../controls/levelName';
import { Button } from '../../controls/button';
import { formatUsd } from '../../format';
import type { Settled } from '../../live/useCalculation';
import type { OnValue } from '../../live/useEdits';
import { Section } from '../section';
import { sectionTitle } from '../sections';
import { CopyTools } from '../table/copyTools';
import { DataTable } from '../table/dataTable';
import type { TableData } from '../table/tableData';
import type { Sources } from '../explain/explanation';

/** Enough for percentiles of forty models that are compared at a glance. */
const draws = 300;
/** As for every other figure. */
const seed = 1;
const shownAtFirst = 10;

/** What the same work costs with the other chat models of the catalog. */
export function Models({
  settled: { plan, calculation, calculator },
  sources: { catalog },
  disabled,
  onCommit,
}: {
  readonly settled: Settled;
  readonly sources: Sources;
  readonly disabled: boolean;
  readonly onCommit: OnValue;
}) {
  const [showsAll, setShowsAll] = useState(false);
  const sampler = useMemo(() => new Sampler(draws, seed), []);
  const approach = untuned(calculation.next);
  const models = useMemo(
    () => compareModels(plan, catalog, calculator.world, approach, sampler),
    [plan, calculator, approach],
  );
  const shown = models.filter((model, index) => showsAll || model.isChosen || index < shownAtFirst);
  const tableOf = (rows: readonly ModelOption[]): TableData => ({
    columns: [
      { title: l10n.t('Model'), isNumber: false },
      { title: l10n.t('Provider'), isNumber: false },
      { title: l10n.t('Per month'), isNumber: true },
      { title: l10n.t('The corpus in its window'), isNumber: false },
      { title: l10n.t('Lifecycle'), isNumber: false },
    ],
    rows: rows.map(({ id, name, provider, monthlyUsd, fit, lifecycle, isChosen }) => [
      {
        text: name,
        content: isChosen ? (
          <strong>{l10n.t('{0} (chosen)', name)}</strong>
        ) : disabled ? (
          name
        ) : (
          <Button
            kind="link"
            title={l10n.t('Use {0}', name)}
            onClick={() => onCommit('choices.chatModel', id)}
          >
            {name}
          </Button>
        ),
      },
      { text: providerName(provider) },
      monthlyUsd === undefined
        ? { text: l10n.t('unknown') }
        : {
            text: amountInText(monthlyUsd, formatUsd),
            value: monthlyUsd,
            content: <AmountText amount={monthlyUsd} format={formatUsd} />,
          },
      { text: fitText(fit) },
      { text: lifecycleText(lifecycle) },
    ]),
  });
  return (
    <Section
      id="models"
      hint={l10n.t(
        'A month of {0} with each chat model of the catalog, all else as it is; cheapest first. A click on a model chooses it.',
        approachName[approach],
      )}
      tools={<CopyTools what={sectionTitle('models')} data={() => tableOf(models)} />}
    >
      <DataTable data={tableOf(shown)} label={l10n.t('Models at this workload')} />
      {models.length > shownAtFirst && (
        <p>
          <Button kind="link" onClick={() => setShowsAll(!showsAll)}>
            {showsAll
              ? l10n.t('Show the cheapest only')
              : l10n.t('Show all {0} models', models.length)}
          </Button>
        </p>
      )}
    </Section>
  );
}

function fitText(fit: CorpusFit): string {
  if (fit.verdict !== 'unknown') return fitName[fit.verdict];
  return fit.why === 'corpus not measured'
    ? l10n.t('unknown: corpus not measured')
    : l10n.t('unknown: context window unknown');
}

function lifecycleText(lifecycle: LifecycleState): string {
  switch (lifecycle.state) {
    case 'active':
      return l10n.t('active');
    case 'deprecated':
      return lifecycle.shutdownOn
        ? l10n.t('shut down on {0}', lifecycle.shutdownOn.day)
        : l10n.t('deprecated, no date given');
    case 'shut-down':
      return l10n.t('shut down since {0}', lifecycle.since.day);
  }
}
