import type { FactKind } from '../../core/plan/factKind';
import { Icon } from './icon';

const described: Readonly<Record<FactKind, string>> = {
  measured: 'Measured in this workspace',
  stated: 'Stated by you',
  assumed: 'Assumed until it is measured or stated',
};

const icons: Readonly<Record<FactKind, string>> = {
  measured: 'verified-filled',
  stated: 'account',
  assumed: 'question',
};

/** Where a fact comes from: measured, stated and assumed must never look alike. */
export function Badge({ kind }: { readonly kind: FactKind }) {
  return (
    <span class={`badge ${kind}`} title={described[kind]}>
      <Icon name={icons[kind]} /> {kind}
    </span>
  );
}
