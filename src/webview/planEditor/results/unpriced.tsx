import * as l10n from '@vscode/l10n';
import type { InputProblem } from '../../../core/economics/validateInputs';
import { Icon } from '../../controls/icon';
import { Section } from '../section';

/** Why no approach can be priced. */
export function Unpriced({ problems }: { readonly problems: readonly InputProblem[] }) {
  return (
    <Section id="comparison" title={l10n.t('This plan cannot be priced')}>
      {problems.map(({ path, message }) => (
        <p key={`${path} ${message}`} class="warning">
          <Icon name="warning" />
          <span>{message}</span>
        </p>
      ))}
    </Section>
  );
}
