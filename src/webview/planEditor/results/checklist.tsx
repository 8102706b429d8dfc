import * as l10n from '@vscode/l10n';
import type { Check } from '../../../core/decision/checklist';
import { Badge } from '../../controls/badge';
import { Button } from '../../controls/button';
import { Icon } from '../../controls/icon';
import type { EditablePath } from '../../../protocol/planPaths';
import { focusInput } from '../../fields/focusInput';
import { usePost } from '../post';
import { Section } from '../section';

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

/** Where the value stands that a check asks for; what cannot be collected must be stated. */
const inputOf: Readonly<Record<Check['id'], EditablePath>> = {
  'prompt-work': 'facts.promptWorkDays',
  'prompt-evaluation': 'facts.promptScore',
  'labelled-examples': 'facts.labelledExamples',
  'knowledge-size': 'facts.corpusTokens',
  'unit-economics': 'today.monthlyCost',
};

/** The questions to answer before building more than a prompt, each with how its answer is known and how to learn it. */
export function Checklist({ checks }: { readonly checks: readonly Check[] }) {
  const post = usePost();
  return (
    <Section id="evidence">
      <ul class="checklist">
        {checks.map(({ id, question, status, fact, provenance, change }) => (
          <li key={id} class={`check ${status}`}>
            <Icon name={statusIcon[status]} />
            <div>
              <p class="question">
                <strong>{question}</strong> <span class="unseen">{statusText[status]}.</span>
              </p>
              <p>
                {fact} {provenance && <Badge kind={provenance.kind} />}
                {provenance?.source !== undefined && (
                  <span class="hint">
                    {' '}
                    {provenance.source}
                    {provenance.at !== undefined && `, ${provenance.at}`}
                  </span>
                )}
              </p>
              {status !== 'pass' && <p class="hint">{change}</p>}
              <p class="actions">
                {id !== 'unit-economics' && (
                  <Button
                    kind="link"
                    title={l10n.t('Measure in this workspace')}
                    label={l10n.t(
                      '{0}: {1}',
                      provenance?.kind === 'measured'
                        ? l10n.t('Measure again')
                        : l10n.t('Collect evidence'),
                      question,
                    )}
                    onClick={() => post({ kind: 'run', command: 'collectEvidence' })}
                  >
                    {provenance?.kind === 'measured'
                      ? l10n.t('Measure again')
                      : l10n.t('Collect evidence')}
                  </Button>
                )}
                <Button
                  kind="link"
                  title={l10n.t('Go to the input')}
                  label={l10n.t('State it: {0}', question)}
                  onClick={() => focusInput(inputOf[id])}
                >
                  {l10n.t('State it')}
                </Button>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
