import * as l10n from '@vscode/l10n';
import { behaviorNeeds, knowledgeNeeds, type Need, type NeedLevel } from '../../core/plan/needs';
import type { Plan } from '../../core/plan/plan';
import { Choice } from '../controls/choice';

const levels: readonly { readonly value: NeedLevel; readonly label: string }[] = [
  { value: 'none', label: l10n.t('No') },
  { value: 'helpful', label: l10n.t('Helpful') },
  { value: 'essential', label: l10n.t('Essential') },
];

const questions: Readonly<Record<Need, { readonly label: string; readonly hint: string }>> = {
  format: {
    label: l10n.t('Format'),
    hint: l10n.t('One format every time, beyond what a JSON schema enforces'),
  },
  voice: {
    label: l10n.t('Voice'),
    hint: l10n.t('The tone of a domain or a brand: legal, clinical, house style'),
  },
  reasoning: {
    label: l10n.t('Reasoning'),
    hint: l10n.t("Your organization's own way of deciding"),
  },
  speed: {
    label: l10n.t('Speed'),
    hint: l10n.t('Faster answers than a large general model gives'),
  },
  private: {
    label: l10n.t('Private data'),
    hint: l10n.t('Documents or records that no public model has seen'),
  },
  current: {
    label: l10n.t('Current data'),
    hint: l10n.t('Facts that change after a model was trained'),
  },
  citations: {
    label: l10n.t('Citations'),
    hint: l10n.t('Answers that show which source they rest on'),
  },
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
      <h3>{l10n.t('Behavior: how must it respond?')}</h3>
      {behaviorNeeds.map((need) => ask(need, `needs.behavior.${need}`, needs.behavior[need]))}
      <h3>{l10n.t('Knowledge: what must it know?')}</h3>
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
  if (open === stated) return l10n.t('none stated');
  const [essential, helpful] = [count('essential'), count('helpful')];
  if (essential > 0 && helpful > 0) return l10n.t('{0} essential, {1} helpful', essential, helpful);
  if (essential > 0) return l10n.t('{0} essential', essential);
  return helpful > 0 ? l10n.t('{0} helpful', helpful) : l10n.t('nothing special');
}
