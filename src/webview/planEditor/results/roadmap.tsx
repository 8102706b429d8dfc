import * as l10n from '@vscode/l10n';
import type { Stage } from '../../../core/decision/roadmap';
import { Icon } from '../../controls/icon';
import { Section } from '../section';

const statusIcon: Readonly<Record<Stage['status'], string>> = {
  done: 'pass-filled',
  current: 'record',
  later: 'circle-large-outline',
};
const statusText: Readonly<Record<Stage['status'], string>> = {
  done: l10n.t('done'),
  current: l10n.t('now'),
  later: l10n.t('later'),
};

/** The way from here to where the needs lead: what ends each stage can be measured. */
export function Roadmap({ stages }: { readonly stages: readonly Stage[] }) {
  return (
    <Section
      id="roadmap"
      hint={l10n.t('One stage after the other; leave one when all that ends it has been measured.')}
    >
      <ol class="roadmap">
        {stages.map(({ id, title, status, exitCriteria, why }) => (
          <li
            key={id}
            class={`stage ${status}`}
            aria-current={status === 'current' ? 'step' : undefined}
          >
            <Icon name={statusIcon[status]} />
            <div>
              <p>
                <strong>{title}</strong> <span class="stage-status">{statusText[status]}</span>
              </p>
              <p class="hint">{why}</p>
              <details open={status === 'current'}>
                <summary>{l10n.t('What ends it')}</summary>
                <ul>
                  {exitCriteria.map((criterion) => (
                    <li key={criterion}>{criterion}</li>
                  ))}
                </ul>
              </details>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
