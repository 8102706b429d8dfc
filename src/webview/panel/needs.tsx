import { behaviorNeeds, knowledgeNeeds, type Need, type NeedLevel } from '../../core/plan/needs';
import type { Plan } from '../../core/plan/plan';
import { Choice } from '../controls/choice';

const levels: readonly { readonly value: NeedLevel; readonly label: string }[] = [
  { value: 'none', label: 'No' },
  { value: 'helpful', label: 'Helpful' },
  { value: 'essential', label: 'Essential' },
];

const questions: Readonly<Record<Need, { readonly label: string; readonly hint: string }>> = {
  format: { label: 'Format', hint: 'One format every time, beyond what a JSON schema enforces' },
  voice: { label: 'Voice', hint: 'The tone of a domain or a brand: legal, clinical, house style' },
  reasoning: { label: 'Reasoning', hint: "Your organization's own way of deciding" },
  speed: { label: 'Speed', hint: 'Faster answers than a large general model gives' },
  private: { label: 'Private data', hint: 'Documents or records that no public model has seen' },
  current: { label: 'Current data', hint: 'Facts that change after a model was trained' },
  citations: { label: 'Citations', hint: 'Answers that show which source they rest on' },
};

/** How the model must respond and what it must know: the questions that decide which approaches can work at all. */
export function NeedQuestions({
  plan: { needs, assumed },
  onAnswer,
}: {
  readonly plan: Plan;
  readonly onAnswer: (need: Need, level: NeedLevel) => void;
}) {
  const ask = (need: Need, path: string, level: NeedLevel) => (
    <Choice
      key={need}
      name={need}
      {...questions[need]}
      options={levels}
      value={assumed.has(path) ? undefined : level}
      assumed="none"
      onChange={(answer) => onAnswer(need, answer)}
    />
  );
  return (
    <>
      <h3>Behavior: how must it respond?</h3>
      {behaviorNeeds.map((need) => ask(need, `needs.behavior.${need}`, needs.behavior[need]))}
      <h3>Knowledge: what must it know?</h3>
      {knowledgeNeeds.map((need) => ask(need, `needs.knowledge.${need}`, needs.knowledge[need]))}
    </>
  );
}

/** "2 essential, 1 helpful"; "none stated" before anybody answered. */
export function summarizeNeeds({ needs, assumed }: Plan): string {
  const stated = [...behaviorNeeds, ...knowledgeNeeds].length;
  const given = [...Object.values(needs.behavior), ...Object.values(needs.knowledge)];
  const count = (level: NeedLevel) => given.filter((one) => one === level).length;
  const open = [...assumed].filter((path) => path.startsWith('needs.')).length;
  if (open === stated) return 'none stated';
  const parts = [
    count('essential') > 0 ? `${count('essential')} essential` : '',
    count('helpful') > 0 ? `${count('helpful')} helpful` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'nothing special';
}
