import * as l10n from '@vscode/l10n';

/** The reasons that the catalog gives, in the display language. */
const reasons: Readonly<Record<string, string>> = {
  'no page read states it for this model': l10n.t('no page read states it for this model'),
  'the provider decides, and states no lifetime': l10n.t(
    'the provider decides, and states no lifetime',
  ),
  'no page read states it': l10n.t('no page read states it'),
  'no page read states a batch price': l10n.t('no page read states a batch price'),
  'entries may be evicted at any time': l10n.t('entries may be evicted at any time'),
  'no page read states the default': l10n.t('no page read states the default'),
  'no page read states the Enterprise rate': l10n.t('no page read states the Enterprise rate'),
  'Premium contracts are negotiated': l10n.t('Premium contracts are negotiated'),
  'the page gives no rule a plan could compute': l10n.t(
    'the page gives no rule a plan could compute',
  ),
  'not on the page that was readable': l10n.t('not on the page that was readable'),
  'the rates by index size are not on a readable page': l10n.t(
    'the rates by index size are not on a readable page',
  ),
  'the price of the Workers Paid plan was not read': l10n.t(
    'the price of the Workers Paid plan was not read',
  ),
  'no readable page states it': l10n.t('no readable page states it'),
  'no page read states the cached price of a tuned model': l10n.t(
    'no page read states the cached price of a tuned model',
  ),
  'no readable page states it any more': l10n.t('no readable page states it any more'),
  'not on the page that was read': l10n.t('not on the page that was read'),
  'the trainer sets no limit': l10n.t('the trainer sets no limit'),
};

/** Why a number of the catalog is unknown; as it is written there where nobody has translated it. */
export function whyUnknown(why: string): string {
  return reasons[why] ?? why;
}
