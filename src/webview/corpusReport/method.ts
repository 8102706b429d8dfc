import * as l10n from '@vscode/l10n';
import type { TokenEstimate } from '../../core/tokens/estimate';

const methodName: Readonly<Record<TokenEstimate['method'], string>> = {
  exact: l10n.t('exact'),
  calibrated: l10n.t('calibrated'),
  rough: l10n.t('rough'),
  sampled: l10n.t('sampled'),
};

/** How a count in a model's own tokens is known: "exact", "calibrated ±2 %", "rough −10/+30 %". */
export function methodOf({ low, likely, high, method }: TokenEstimate): string {
  if (method === 'exact' || likely === 0) return methodName[method];
  const below = Math.round((1 - low / likely) * 100);
  const above = Math.round((high / likely - 1) * 100);
  return below === above
    ? `${methodName[method]} ±${above} %`
    : `${methodName[method]} −${below}/+${above} %`;
}
