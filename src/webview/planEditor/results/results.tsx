import { useMemo } from 'preact/hooks';
import type { TextProblem } from '../../../core/plan/problem';
import type { Sources } from '../explain/explanation';
import type { LiveCalculation } from '../../live/useCalculation';
import { useFlips } from '../../live/useFlips';
import type { OnValue } from '../../live/useEdits';
import { SectionNav } from '../sectionNav';
import { AnswerBar } from './answerBar';
import { BeforeAfterSection } from './beforeAfter';
import { Checklist } from './checklist';
import { Comparison } from './comparison';
import { DecisionSection } from './decision';
import { LatencySection } from './latency';
import { Models } from './models';
import { MonthlyCost } from './monthlyCost';
import { Ownership } from './ownership';
import { stalePrices } from './pricedRows';
import { Prices } from './prices';
import { Roadmap } from './roadmap';
import { Sensitivity } from './sensitivity';
import { Unpriced } from './unpriced';
import { VolumeSection } from './volume';

const unpricedSections = ['decision', 'evidence', 'roadmap', 'comparison', 'prices'];
const pricedSections = [
  ...unpricedSections,
  'monthly',
  'today',
  'ownership',
  'volume',
  'sensitivity',
  'latency',
  'models',
];

/** What follows from the plan, the answer first. What a slider's steps can leave as it is waits for the hand to rest. */
export function Results({
  live: { calculation, settled },
  sources,
  priceProblems,
  disabled,
  onCommit,
}: {
  readonly live: LiveCalculation;
  readonly sources: Sources;
  readonly priceProblems: readonly TextProblem[];
  readonly disabled: boolean;
  readonly onCommit: OnValue;
}) {
  const { pricing, next } = calculation;
  const { limits } = sources.plan;
  const months = limits.horizonMonths;
  const outlook = useFlips(settled.plan, settled.calculator.world);
  const isPriced = pricing.kind === 'priced';
  const atRest = useMemo(() => {
    const { calculation: rested, plan } = settled;
    if (rested.pricing.kind === 'problems') return undefined;
    const { inputs, approaches } = rested.pricing;
    return {
      volume: <VolumeSection inputs={inputs} next={rested.next} />,
      sensitivity: (
        <Sensitivity
          inputs={inputs}
          calculation={rested}
          priced={approaches}
          months={plan.limits.horizonMonths}
        />
      ),
      models: (
        <Models settled={settled} sources={sources} disabled={disabled} onCommit={onCommit} />
      ),
      stale: stalePrices(approaches[rested.next].parts, sources),
    };
  }, [settled, disabled, onCommit]);
  const prices = useMemo(
    () => <Prices sources={sources} problems={priceProblems} disabled={disabled} />,
    [settled, priceProblems, disabled],
  );
  return (
    <div class="results">
      <div class="sticky">
        <AnswerBar calculation={calculation} months={months} sources={sources} />
        <SectionNav present={isPriced ? pricedSections : unpricedSections} />
      </div>
      <DecisionSection calculation={calculation} outlook={outlook} stale={atRest?.stale ?? []} />
      <Checklist checks={calculation.checklist} />
      <Roadmap stages={calculation.roadmap} />
      {pricing.kind === 'problems' ? (
        <Unpriced problems={pricing.problems} />
      ) : (
        <>
          <Comparison
            calculation={calculation}
            priced={pricing.approaches}
            months={months}
            sources={sources}
          />
          <MonthlyCost calculation={calculation} priced={pricing.approaches} />
          <BeforeAfterSection
            calculation={calculation}
            priced={pricing.approaches}
            months={months}
            sources={sources}
          />
          <Ownership priced={pricing.approaches} next={next} months={months} />
          {atRest?.volume}
          {atRest?.sensitivity}
          <LatencySection
            calculation={calculation}
            priced={pricing.approaches}
            limitMs={limits.latencyMs}
          />
          {atRest?.models}
        </>
      )}
      {prices}
    </div>
  );
}
