import { useMemo, useState } from 'preact/hooks';
import { providerName } from '../../../core/catalog/providerName';
import type { LifecycleState } from '../../../core/catalog/lifecycle';
import type { CorpusFit } from '../../../core/decision/fit';
import { compareModels, untuned, type ModelOption } from '../../../core/decision/modelComparison';
import { Sampler } from '../../../core/economics/sampler';
import { approachName } from '../../../core/plan/approach';
import { AmountText, amountInText } from '../../controls/amountText';
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
      { title: 'Model', isNumber: false },
      { title: 'Provider', isNumber: false },
      { title: 'Per month', isNumber: true },
      { title: 'The corpus in its window', isNumber: false },
      { title: 'Lifecycle', isNumber: false },
    ],
    rows: rows.map(({ id, name, provider, monthlyUsd, fit, lifecycle, isChosen }) => [
      {
        text: name,
        content: isChosen ? (
          <strong>{name} (chosen)</strong>
        ) : disabled ? (
          name
        ) : (
          <Button
            kind="link"
            title={`Use ${name}`}
            onClick={() => onCommit('choices.chatModel', id)}
          >
            {name}
          </Button>
        ),
      },
      { text: providerName(provider) },
      monthlyUsd === undefined
        ? { text: 'unknown' }
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
      hint={`A month of ${approachName[approach]} with each chat model of the catalog, all else as it is; cheapest first. A click on a model chooses it.`}
      tools={<CopyTools what={sectionTitle('models')} data={() => tableOf(models)} />}
    >
      <DataTable data={tableOf(shown)} label="Models at this workload" />
      {models.length > shownAtFirst && (
        <p>
          <Button kind="link" onClick={() => setShowsAll(!showsAll)}>
            {showsAll ? 'Show the cheapest only' : `Show all ${models.length} models`}
          </Button>
        </p>
      )}
    </Section>
  );
}

function fitText(fit: CorpusFit): string {
  return fit.verdict === 'unknown' ? `unknown: ${fit.why}` : fit.verdict;
}

function lifecycleText(lifecycle: LifecycleState): string {
  switch (lifecycle.state) {
    case 'active':
      return 'active';
    case 'deprecated':
      return lifecycle.shutdownOn
        ? `shut down on ${lifecycle.shutdownOn.day}`
        : 'deprecated, no date given';
    case 'shut-down':
      return `shut down since ${lifecycle.since.day}`;
  }
}
