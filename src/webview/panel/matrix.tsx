import type { NeedsAnswer } from '../../core/decision/needsGate';

type Cell = NeedsAnswer['cell'];

/** The decision matrix with the cell that the needs select. */
export function Matrix({ cell }: { readonly cell: Cell }) {
  const show = (name: Cell, text: string) => (
    <td
      class={name === cell ? 'current' : undefined}
      aria-current={name === cell ? 'true' : undefined}
    >
      {text}
    </td>
  );
  return (
    <table class="matrix" aria-label="Decision matrix: behavior needs by knowledge needs">
      <thead>
        <tr>
          <td />
          <th scope="col">No knowledge</th>
          <th scope="col">Knowledge</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">No behavior</th>
          {show('neither', 'Prompt')}
          {show('knowledge', 'RAG')}
        </tr>
        <tr>
          <th scope="row">Behavior</th>
          {show('behavior', 'Fine-tune')}
          {show('both', 'Hybrid')}
        </tr>
      </tbody>
    </table>
  );
}
