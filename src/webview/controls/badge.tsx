import * as l10n from '@vscode/l10n';
import type { FactKind } from '../../core/plan/factKind';
import { Icon } from './icon';

const described: Readonly<Record<FactKind, string>> = {
  measured: l10n.t('Measured in this workspace'),
  stated: l10n.t('Stated by you'),
  assumed: l10n.t('Assumed until it is measured or stated'),
};

const kindName: Readonly<Record<FactKind, string>> = {
  measured: l10n.t('measured'),
  stated: l10n.t('stated'),
  assumed: l10n.t('assumed'),
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
      <Icon name={icons[kind]} /> {kindName[kind]}
    </span>
  );
}
