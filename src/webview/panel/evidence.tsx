import * as l10n from '@vscode/l10n';
import type { ComponentChildren } from 'preact';
import type { Check, CheckId } from '../../core/decision/checklist';
import type { Plan } from '../../core/plan/plan';
import type { PanelCommand } from '../../protocol/panel';
import { Badge } from '../controls/badge';
import { Button } from '../controls/button';
import { Icon } from '../controls/icon';
import { formatWhen } from '../format';
import type { Act } from './actions';
import { StatedNumber } from './statedNumber';
import { StatedScore } from './statedScore';

const statusIcon: Readonly<Record<Check['status'], string>> = {
  pass: 'pass-filled',
  fail: 'circle-slash',
  unknown: 'question',
};
const statusText: Readonly<Record<Check['status'], string>> = {
  pass: l10n.t('Yes'),
  fail: l10n.t('No'),
  unknown: l10n.t('Unknown'),
};

/** The questions to answer before building more than a prompt: each with its source, or with what would measure it. */
export function Evidence({
  plan,
  checks,
  commands,
  act,
  onVolume,
}: {
  readonly plan: Plan;
  readonly checks: readonly Check[];
  readonly commands: readonly PanelCommand[];
  readonly act: Act;
  readonly onVolume: () => void;
}) {
  return (
    <>
      <ul class="checklist">
        {checks.map((check) => (
          <CheckLine key={check.id} check={check} act={act}>
            {(check.status === 'unknown' || check.provenance?.kind !== 'measured') && (
              <Measure id={check.id} commands={commands} act={act} onVolume={onVolume} />
            )}
            <StateIt id={check.id} plan={plan} act={act} />
          </CheckLine>
        ))}
      </ul>
      <Button kind="secondary" icon="beaker" onClick={() => act('collectEvidence', {})}>
        {l10n.t('Collect Evidence')}
      </Button>
      <p class="hint">
        {l10n.t(
          'Reads git history, datasets and evaluation results in this folder. Nothing leaves the machine.',
        )}
      </p>
    </>
  );
}

function CheckLine({
  check: { id, question, status, fact, provenance, change },
  act,
  children,
}: {
  readonly check: Check;
  readonly act: Act;
  readonly children: ComponentChildren;
}) {
  return (
    <li class={`check ${status}`}>
      <Icon name={statusIcon[status]} />
      <div>
        <h3 id={`check-${id}`}>
          {question} <span class="unseen">{statusText[status]}.</span>
        </h3>
        <p>
          {fact} {provenance && <Badge kind={provenance.kind} />}
        </p>
        {provenance?.source !== undefined && (
          <p class="hint">
            <Source source={provenance.source} act={act} />
            {provenance.at !== undefined && ` · ${formatWhen(provenance.at)}`}
          </p>
        )}
        {status !== 'pass' && <p class="hint">{change}</p>}
        {children}
      </div>
    </li>
  );
}

/** A source that begins with the path of a file opens it. */
function Source({ source, act }: { readonly source: string; readonly act: Act }) {
  const file = /^[^\s:,(]+\.\w+(?=$|[\s,(])/.exec(source)?.[0];
  if (file === undefined) return <span>{source}</span>;
  return (
    <>
      <Button
        kind="link"
        title={l10n.t('Open this file')}
        onClick={() => act('openSource', { file })}
      >
        {file}
      </Button>
      {source.slice(file.length)}
    </>
  );
}

/** What would measure an answer. */
function Measure({
  id,
  commands,
  act,
  onVolume,
}: {
  readonly id: CheckId;
  readonly commands: readonly PanelCommand[];
  readonly act: Act;
  readonly onVolume: () => void;
}) {
  const collect = { label: l10n.t('Collect Evidence'), run: () => act('collectEvidence', {}) };
  const orCommand = (command: PanelCommand, label: string) =>
    commands.includes(command) ? { label, run: () => act('run', { command }) } : collect;
  const { label, run } = {
    'prompt-work': collect,
    'prompt-evaluation': orCommand('runEvaluation', l10n.t('Run Evaluation')),
    'labelled-examples': orCommand('inspectDataset', l10n.t('Inspect Dataset')),
    'knowledge-size': { label: l10n.t('Measure a Folder…'), run: () => act('measure', {}) },
    'unit-economics': { label: l10n.t('State the volume and today’s cost'), run: onVolume },
  }[id];
  return (
    <p>
      <Button kind="link" onClick={run}>
        {label}
      </Button>
    </p>
  );
}

/** The field for a fact that nobody has measured. */
function StateIt({
  id,
  plan: { facts },
  act,
}: {
  readonly id: CheckId;
  readonly plan: Plan;
  readonly act: Act;
}) {
  const number = (name: 'promptWorkDays' | 'labelledExamples', what: string, unit: string) => {
    const fact = facts[name];
    return fact?.kind === 'measured' ? null : (
      <StatedNumber
        id={name}
        what={what}
        unit={unit}
        value={fact?.value}
        onChange={(value) => act('setFact', { name, ...(value === undefined ? {} : { value }) })}
      />
    );
  };
  switch (id) {
    case 'prompt-work':
      return number('promptWorkDays', l10n.t('days of prompt work'), l10n.t('days'));
    case 'labelled-examples':
      return number('labelledExamples', l10n.t('labelled examples'), l10n.t('examples'));
    case 'prompt-evaluation':
      return facts.promptScore?.kind === 'measured' ? null : (
        <StatedScore
          score={facts.promptScore?.value}
          onChange={(score) => act('setScore', score ? { score } : {})}
        />
      );
    case 'knowledge-size':
    case 'unit-economics':
      return null;
  }
}
