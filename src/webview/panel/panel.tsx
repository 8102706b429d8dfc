import { answerNeeds, type CorpusFit } from '../../core/decision/needsGate';
import {
  behaviorNeeds,
  knowledgeNeeds,
  type Need,
  type NeedLevel,
  type Needs,
} from '../../core/plan/needs';
import type { CorpusFact, PanelIntent, PanelSnapshot } from '../../protocol/panel';
import { Button } from '../controls/button';
import { Choice } from '../controls/choice';
import { Answer } from './answer';
import { Corpus } from './corpus';
import { Matrix } from './matrix';

const levels: readonly { readonly value: NeedLevel; readonly label: string }[] = [
  { value: 'none', label: 'No' },
  { value: 'helpful', label: 'Helpful' },
  { value: 'essential', label: 'Essential' },
];

const questions: Readonly<Record<Need, { readonly label: string; readonly hint: string }>> = {
  format: {
    label: 'Format',
    hint: 'One output format, every time, beyond what a JSON schema enforces',
  },
  voice: { label: 'Voice', hint: 'The tone of a domain or a brand: legal, clinical, house style' },
  reasoning: { label: 'Reasoning', hint: "Your organization's way of deciding, not a generic one" },
  speed: { label: 'Speed', hint: 'Faster answers than a large general model gives' },
  private: { label: 'Private', hint: 'Documents or records that no public model has seen' },
  current: { label: 'Current', hint: 'Facts that change after a model was trained' },
  citations: { label: 'Citations', hint: 'Answers that show which source they rest on' },
};

/** The decision panel: the answer first, then the questions it follows from, then the measured corpus. */
export function Panel({
  snapshot,
  post,
}: {
  readonly snapshot: PanelSnapshot;
  readonly post: (intent: PanelIntent) => void;
}) {
  const { needs, corpus } = snapshot;
  const answer = answerNeeds(needs, fitOf(corpus));
  const ask = (need: Need, value: NeedLevel) => (
    <Choice
      key={need}
      name={need}
      {...questions[need]}
      options={levels}
      value={value}
      onChange={(level) => post({ kind: 'setNeed', need, level })}
    />
  );
  return (
    <main>
      <Answer answer={answer} />
      <Matrix cell={answer.cell} />
      <section aria-labelledby="behavior">
        <h2 id="behavior">Behavior: how must it respond?</h2>
        {behaviorNeeds.map((need) => ask(need, needs.behavior[need]))}
      </section>
      <section aria-labelledby="knowledge">
        <h2 id="knowledge">Knowledge: what must it know?</h2>
        {knowledgeNeeds.map((need) => ask(need, needs.knowledge[need]))}
      </section>
      <Corpus corpus={corpus} post={post} />
      {hasAnswers(needs) && (
        <footer>
          <Button kind="link" icon="clear-all" onClick={() => post({ kind: 'clearNeeds' })}>
            Clear answers
          </Button>
        </footer>
      )}
    </main>
  );
}

function fitOf(corpus: CorpusFact | undefined): CorpusFit {
  if (!corpus || corpus.files === 0) return 'not measured';
  const { models, fits, tooClose } = corpus.fit;
  if (fits === models) return 'all';
  return fits + tooClose === 0 ? 'none' : 'some';
}

function hasAnswers({ behavior, knowledge }: Needs): boolean {
  return [...Object.values(behavior), ...Object.values(knowledge)].some(
    (level) => level !== 'none',
  );
}
