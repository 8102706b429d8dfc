import * as z from 'zod/mini';
import type { AssessedPlan } from '../core/assessment/assessPlan';
import { breakEvenLines, crossingLines } from '../core/assessment/crossingsText';
import { usdCell } from '../core/assessment/figures';
import type { PricedRow } from '../core/assessment/pricedRows';
import { swingLines } from '../core/assessment/swingsText';
import { priceRowOn } from '../core/catalog/price';
import { catalogWorld } from '../core/decision/catalogWorld';
import { formatNumber, formatUsd } from '../core/decision/amount';
import { compareModels, untuned } from '../core/decision/modelComparison';
import { compare } from '../core/economics/comparison';
import { pointOf } from '../core/economics/inputPoint';
import { Sampler } from '../core/economics/sampler';
import { approaches, shortApproachName, type Approach } from '../core/plan/approach';
import type { Quantity } from '../core/plan/quantity';
import { planField, whatIfField } from './fields';
import { assessOrRefuse } from './plan/assessOrRefuse';
import { openPlan } from './plan/openPlan';
import { costTable } from './text/costTable';
import { oneLine } from './text/oneLine';
import { defineTool } from './tool';

const shownParts = 5;
const shownSwings = 3;
const shownModels = 10;
/** Enough for a comparison of models, each of which is simulated. */
const modelDraws = 500;

export const estimateCostTool = defineTool({
  name: 'estimate_cost',
  title: 'Estimate AI architecture cost',
  userDescription: 'Prices the approaches of a plan, with ranges, crossings and sources.',
  description:
    'Prices the approaches of a plan, or of a what-if: setup, month, query, ownership and latency as ranges, what a month is made of, at which volume another approach gets cheaper, which input moves the cost most, and the prices with their dates. compareModels lists the chat models by monthly cost. Reads only.',
  icon: '$(graph)',
  referenceName: 'ockhamCost',
  inputSchema: z.strictObject({
    plan: planField,
    changes: whatIfField,
    approaches: z
      .optional(z.array(z.enum(approaches, { error: `must be one of ${approaches.join(', ')}` })))
      .check(z.describe('Only these; all five when omitted.')),
    compareModels: z
      .optional(z.boolean({ error: 'must be true or false' }))
      .check(z.describe('Also list chat models at this workload, cheapest first.')),
  }),
  run: async (
    { plan: named, changes, approaches: asked, compareModels: withModels },
    workspace,
    call,
  ) => {
    const { plan, shown } = await openPlan(workspace, named, changes, call);
    const today = workspace.today();
    const assessed = assessOrRefuse(plan, today);
    const { next } = assessed.assessment;
    const only = asked === undefined || asked.length === 0 ? undefined : [...new Set(asked)];
    const chosen: readonly Approach[] = only ?? approaches;
    const focus = chosen.includes(next) ? next : (chosen[0] ?? next);
    return [
      `${plan.title === '' ? shown : `${oneLine(plan.title, 80)} (${shown})`}, ${today}${changes ? ', what if' : ''}: ${describeQuantity(plan.workload.queriesPerDay)} queries/day${plan.assumed.has('workload.queriesPerDay') ? ' (assumed)' : ''}, ${plan.choices.chatModel}`,
      ...costTable(assessed, chosen),
      partsLine(assessed, focus),
      ...cheaperLines(assessed, only),
      ...(focus === next && assessed.swings.length > 0
        ? [
            `Moves ${plan.limits.horizonMonths} months of ${focus} most: ${swingLines(assessed).slice(0, shownSwings).join('; ')}.`,
          ]
        : []),
      beforeLine(assessed, focus),
      `Prices: ${assessed.pricedRows.map((row) => priceText(assessed, row)).join('; ')}.`,
      ...(withModels === true ? modelLines(assessed) : []),
    ].join('\n');
  },
});

function describeQuantity(quantity: Quantity): string {
  return typeof quantity === 'number'
    ? formatNumber(quantity)
    : `${formatNumber(quantity[1])} (${formatNumber(quantity[0])}–${formatNumber(quantity[2])})`;
}

/** What a month of one approach is made of, the largest part first. */
function partsLine({ economics }: AssessedPlan, approach: Approach): string {
  const parts = economics.approaches[approach].parts
    .filter(({ monthlyUsd }) => monthlyUsd > 0)
    .sort((a, b) => b.monthlyUsd - a.monthlyUsd);
  const rest = parts.slice(shownParts).reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
  return `A likely month of ${approach}: ${[
    ...parts.slice(0, shownParts).map(({ name, monthlyUsd }) => `${name} ${usdCell(monthlyUsd)}`),
    ...(rest > 0 ? [`other ${usdCell(rest)}`] : []),
  ].join(', ')}.`;
}

/** Who is cheaper at which volume: of the pairs that were asked for, else of what is not ruled out. */
function cheaperLines(assessed: AssessedPlan, asked: readonly Approach[] | undefined): string[] {
  const { point } = pointOf(assessed.priced.inputs);
  const comparisons = asked
    ? asked.flatMap((first, index) =>
        asked.slice(index + 1).map((second) => compare(point, first, second)),
      )
    : assessed.comparisons;
  return crossingLines({ ...assessed, comparisons }).map((line) =>
    line.startsWith(' ') ? `- ${line.trim()}` : `${line}:`,
  );
}

/** What the approach saves or costs beside what is paid today. */
function beforeLine(assessed: AssessedPlan, approach: Approach): string {
  const lines = breakEvenLines(assessed);
  const own = lines.find((line) => line.startsWith(`${shortApproachName[approach]}: `));
  return `Against today: ${own ?? lines[0] ?? 'unknown'}.`;
}

function priceText(
  { priced, today }: AssessedPlan,
  { id, stated, readBetween, stale }: PricedRow,
): string {
  const model = priced.catalog.chatModels.find((row) => row.id === id);
  const tier = model && priceRowOn(model, today)?.tiers[0];
  const perMillion =
    tier?.input.kind === 'known' && tier.output.kind === 'known'
      ? ` $${tier.input.value} in, $${tier.output.value} out per M tokens (${tier.input.url}),`
      : '';
  return `${id}${stated ? '' : ' (assumed)'}${perMillion} read ${readBetween?.[1] ?? 'never'}${stale.length > 0 ? ', stale' : ''}`;
}

function modelLines({ priced, today, assessment }: AssessedPlan): string[] {
  const approach = untuned(assessment.next);
  const options = compareModels(
    priced.plan,
    priced.catalog,
    catalogWorld(priced.catalog, today),
    approach,
    new Sampler(modelDraws, 1),
  );
  const listed = options.slice(0, shownModels);
  const chosen = options.find(({ isChosen }) => isChosen);
  return [
    `Chat models for ${approach}, a month (running and maintenance):`,
    ...[...listed, ...(chosen && !listed.includes(chosen) ? [chosen] : [])].map(
      ({ id, monthlyUsd, fit, isChosen }) =>
        `- ${id}${isChosen ? ' (chosen)' : ''}: ${monthlyUsd === undefined ? 'price unknown' : formatUsd(monthlyUsd)}${fit.verdict === 'unknown' ? '' : `, corpus ${fit.verdict}`}`,
    ),
    ...(options.length > shownModels ? [`and ${options.length - shownModels} dearer ones.`] : []),
    'Price says nothing of quality: evaluate before changing models.',
  ];
}
