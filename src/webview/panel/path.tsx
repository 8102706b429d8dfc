import * as l10n from '@vscode/l10n';
import { useMemo, useState } from 'preact/hooks';
import { staleAfterDays, staleNumbers } from '../../core/catalog/age';
import type { Catalog } from '../../core/catalog/types';
import { decide, type Decision } from '../../core/decision/decide';
import { because, whatIsMissing } from '../../core/decision/verdicts';
import { provenanceOf } from '../../core/plan/provenance';
import { likely } from '../../core/plan/quantity';
import { resolvePlan } from '../../core/plan/resolve';
import type { PanelSnapshot } from '../../protocol/panel';
import type { ReadPlan } from '../../protocol/planEditor';
import { Button } from '../controls/button';
import { formatShort } from '../format';
import { withEdits } from '../live/editedDocument';
import { useFlips } from '../live/useFlips';
import type { Act } from './actions';
import { Corpus } from './corpus';
import { Evidence } from './evidence';
import { Flips } from './flips';
import { NeedQuestions, summarizeNeeds } from './needs';
import { findNextStep, hasStatedNeeds } from './nextStep';
import { Notices } from './notices';
import type { PageState } from './panel';
import { Step, type StepId } from './step';
import { Task } from './task';
import { useCalculation } from '../live/useCalculation';
import { useEdits } from '../live/useEdits';
import { Verdict } from './verdict';
import { summarizeVolume, Volume } from './volume';

/** The answer and the steps to it; figures follow the hand. */
export function Path({
  read,
  snapshot,
  state,
  act,
  onToggle,
}: {
  readonly read: ReadPlan;
  readonly snapshot: PanelSnapshot;
  readonly state: PageState;
  readonly act: Act;
  readonly onToggle: (id: StepId, isOpen: boolean) => void;
}) {
  const { document: written, catalog, today } = read;
  const { file, measurement, commands } = snapshot;
  const { edits, edit, commit } = useEdits(snapshot);
  const plan = useMemo(() => resolvePlan(withEdits(written, edits)), [written, edits]);
  const { calculation, calculator, settled } = useCalculation(plan, read);
  const decision = useMemo(() => decide(plan, calculator.world), [calculator, plan]);
  const outlook = useFlips(settled.plan, settled.calculator.world);
  const [evidenceCollected, setCollected] = useState(false);

  const { facts, assumed, task } = plan;
  const { checklist } = calculation;
  const known = checklist.filter(({ status }) => status !== 'unknown').length;
  const answered: Readonly<Record<StepId, boolean>> = {
    task: task !== '',
    needs: hasStatedNeeds(plan),
    corpus: facts.corpusTokens !== undefined,
    volume: !assumed.has('workload.queriesPerDay'),
    evidence: known === checklist.length,
  };
  // What was answered when the plan was opened is closed, what is open is open; then it is as the user leaves it.
  const [initially] = useState(answered);
  const goTo = (id: StepId): void => {
    onToggle(id, true);
    // The step opens with the next drawing.
    requestAnimationFrame(() => focusStep(id));
  };
  const step = findNextStep(plan, decision, {
    hasFile: file !== undefined,
    isRecorded: written.decision !== undefined,
    evidenceCollected,
    commands,
  });
  const takeStep = (): void => {
    if (step.kind === 'go') goTo(step.to);
    else if (step.kind === 'run') act('run', { command: step.command });
    else {
      if (step.request === 'collectEvidence') setCollected(true);
      act(step.request, {});
    }
  };
  const common = (id: StepId) => ({
    id,
    isAnswered: answered[id],
    isOpen: state.open[id] ?? !initially[id],
    onToggle,
  });
  const { next, destination } = decision;
  return (
    <div class="path">
      <div class="answerSide">
        <Verdict
          destination={destination}
          next={next}
          because={sentence(because(decision))}
          costs={
            calculation.pricing.kind === 'priced' ? calculation.approaches[next].costs : undefined
          }
          volume={summarizeVolume(plan)}
          basis={provenanceOf(plan, 'workload.queriesPerDay').kind}
          step={step}
          onStep={takeStep}
        />
        <Notices
          missing={next === destination ? undefined : describeMissing(decision)}
          calculation={calculation}
          stale={describeStale(catalog, plan.choices.chatModel, today)}
        />
      </div>
      <div class="steps">
        <Step
          {...common('task')}
          title={l10n.t('Task')}
          summary={task === '' ? l10n.t('not described') : task}
        >
          <Task task={task} onChange={(text) => act('setTask', { task: text })} />
        </Step>
        <Step {...common('needs')} title={l10n.t('Needs')} summary={summarizeNeeds(plan)}>
          <NeedQuestions plan={plan} onAnswer={(need, level) => act('setNeed', { need, level })} />
        </Step>
        <Step
          {...common('corpus')}
          title={l10n.t('Corpus')}
          summary={
            facts.corpusTokens
              ? l10n.t('{0} tokens', formatShort(likely(facts.corpusTokens.value)))
              : l10n.t('not measured')
          }
        >
          <Corpus plan={plan} measurement={measurement} act={act} />
        </Step>
        <Step {...common('volume')} title={l10n.t('Volume')} summary={summarizeVolume(plan)}>
          <Volume
            plan={plan}
            onEdit={edit}
            onCommit={(path, value) => {
              commit(path, value);
              act('setNumber', { path, ...(value === undefined ? {} : { value }) });
            }}
          />
        </Step>
        <Step
          {...common('evidence')}
          title={l10n.t('Evidence')}
          summary={l10n.t('{0} of {1} known', known, checklist.length)}
        >
          <Evidence
            plan={plan}
            checks={checklist}
            commands={commands}
            act={act}
            onVolume={() => goTo('volume')}
          />
        </Step>
        <Flips outlook={outlook} />
        {!file && Object.keys(written).length > 1 && (
          <footer>
            <Button kind="link" icon="clear-all" onClick={() => act('clearDraft', {})}>
              {l10n.t('Start Over')}
            </Button>
          </footer>
        )}
      </div>
    </div>
  );
}

function sentence(text: string): string {
  return l10n.t('{0}.', `${text.charAt(0).toUpperCase()}${text.slice(1)}`);
}

/** Why what the needs lead to is not what to build now. */
function describeMissing(decision: Decision): string {
  const missing = whatIsMissing(decision);
  return decision.destination === 'hybrid'
    ? l10n.t('Not hybrid yet: {0}.', missing)
    : sentence(missing);
}

/** Goes to the first thing to answer in a step. */
function focusStep(id: StepId): void {
  const body = document.querySelector(`#step-${id} .body`);
  body?.scrollIntoView({ block: 'center' });
  const first = body?.querySelector<HTMLElement>('input, textarea, button');
  first?.focus({ preventScroll: true });
  // What is typed replaces what was assumed.
  if (first instanceof HTMLInputElement) first.select();
}

function describeStale(catalog: Catalog, model: string, today: string): string | undefined {
  const row = catalog.chatModels.find(({ id }) => id === model);
  const [oldest] = row ? staleNumbers(row, today) : [];
  return (
    oldest &&
    l10n.t(
      'Prices of {0} were read {1} days ago, more than {2}: check them before you rely on the money.',
      model,
      oldest.ageDays,
      staleAfterDays,
    )
  );
}
