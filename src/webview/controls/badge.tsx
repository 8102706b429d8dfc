import type { FactKind } from '../../core/plan/factKind';

const described: Readonly<Record<FactKind, string>> = {
  measured: 'Measured in this workspace',
  stated: 'Stated by you',
  assumed: 'Assumed until it is measured or stated',
};

/** Where a fact comes from: measured, stated and assumed must never look alike. */
export function Badge({ kind }: { readonly kind: FactKind }) {
  return (
    <span class={`badge ${kind}`} title={described[kind]}>
      {kind}
    </span>
  );
}
