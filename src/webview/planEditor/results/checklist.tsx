import type { Check } from '../../core/decision/checklist';
import { Badge } from '../controls/badge';
import { Icon } from '../controls/icon';

const statusIcon: Readonly<Record<Check['status'], string>> = {
  pass: 'pass-filled',
  fail: 'circle-slash',
  unknown: 'question',
};
const statusText: Readonly<Record<Check['status'], string>> = {
  pass: 'Yes',
  fail: 'No',
  unknown: 'Unknown',
};

/** The questions to answer before building more than a prompt, each with how its answer is known. */
export function Checklist({ checks }: { readonly checks: readonly Check[] }) {
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
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
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
