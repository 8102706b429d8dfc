import type { CatalogNumber, Unit } from '../../core/catalog/catalogNumber';
import { formatNumber } from '../../core/decision/amount';

/** What stands behind a value; a `$` goes before it where the unit is of US dollars. */
const unitText: Readonly<Record<Unit, string>> = {
  tokens: 'tokens',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  fraction: '',
  count: '',
  dimensions: 'dimensions',
  bytes: 'bytes',
  gb: 'GB',
  gib: 'GiB',
  units: 'units',
  usdPerMillionTokens: '/ million tokens',
  usdPerMillionTokensHour: '/ million tokens hour',
  usdPerThousandSearches: '/ thousand searches',
  usdPerHour: '/ hour',
  usdPerMonth: '/ month',
  usdPerGb: '/ GB',
  usdPerGbMonth: '/ GB month',
  usdPerGibMonth: '/ GiB month',
  usdPerTb: '/ TB',
  usdPerPb: '/ PB',
  usdPerMillionRequests: '/ million requests',
  usdPerMillionUnits: '/ million units',
  usdPerMillionDimensions: '/ million dimensions',
  usdPerMillionDimensionsMonth: '/ million dimensions month',
};

/** "$2.5 / million tokens", "1,050,000 tokens", "unknown". */
export function numberText(number: CatalogNumber): string {
  if (number.kind === 'unknown') return 'unknown';
  const { value, unit, range } = number;
  const sign = unit.startsWith('usd') ? '$' : '';
  const between = range ? ` (${sign}${formatNumber(range[0])}–${formatNumber(range[1])})` : '';
  return `${sign}${formatNumber(value)} ${unitText[unit]}`.trimEnd() + between;
}
