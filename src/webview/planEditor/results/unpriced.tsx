import type { InputProblem } from '../../core/economics/validateInputs';
import { Icon } from '../controls/icon';

/** Why no approach can be priced. */
export function Unpriced({ problems }: { readonly problems: readonly InputProblem[] }) {
  return (
    <section aria-labelledby="unpriced">
      <h2 id="unpriced">This plan cannot be priced</h2>
      {problems.map(({ path, message }) => (
        <p key={`${path} ${message}`} class="warning">
          <Icon name="warning" />
          <span>{message}</span>
        </p>
      ))}
    </section>
  );
}
