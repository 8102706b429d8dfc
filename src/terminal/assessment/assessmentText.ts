import type { AssessedPlan } from '../../core/assessment/assessPlan';
import { breakEvenLines, crossingLines } from '../../core/assessment/crossingsText';
import type { PricedRow } from '../../core/assessment/pricedRows';
import { swingLines } from '../../core/assessment/swingsText';
import { describeFlip } from '../../core/record/flipText';
import { approachName, approaches, shortApproachName } from '../../core/plan/approach';
import { wrap } from '../textTable';
import { comparisonTable } from './comparisonTable';

/** The nearest are enough to read; `--json` has them all. */
const shownFlips = 6;

/** The assessment for a terminal of the given width: the answer first, then the money, then what it rests on. */
export function assessmentToText(assessed: AssessedPlan, width: number): string {
  const { assessment, priced, today, pricedRows } = assessed;
  const { title } = priced.plan;
  const { confidence, warnings, flips } = assessment;
  const paragraph = (text: string, lead = '  ') => wrap(text, width, lead);
  const item = (text: string) => paragraph(text, '  - ');
  return [
    ...(title === '' ? [] : [title, '']),
    ...wrap(assessment.reason, width),
    '',
    `  destination  ${approachName[assessment.destination]}`,
    `  next         ${approachName[assessment.next]}`,
    ...wrap(
      `${confidence.level}. ${confidence.because.slice(0, shownFlips).join(' ')}`,
      width,
      '  confidence   ',
    ),
    ...(warnings.length === 0
      ? []
      : ['', 'Warnings', ...warnings.flatMap(({ text }) => paragraph(text, '  ! '))]),
    '',
    'Five approaches',
    ...comparisonTable(assessed, width),
    '',
    'Why',
    ...verdictLines(assessed, width),
    '',
    'Break-even against today',
    ...breakEvenLines(assessed).flatMap((line) => wrap(line, width, '  ', 4)),
    ...crossingSection(assessed, width),
    ...swingSection(assessed, width),
    '',
    'Evidence',
    ...checklistLines(assessed, width),
    '',
    'Roadmap',
    ...roadmapLines(assessed, width),
    '',
    'What would change the answer, nearest first',
    ...(flips.length === 0
      ? paragraph('No change of a single input that was tried.')
      : flips.slice(0, shownFlips).flatMap((flip) => item(describeFlip(flip).replaceAll('`', '')))),
    ...(flips.length > shownFlips
      ? paragraph(`and ${flips.length - shownFlips} farther ones, in --json`, '    ')
      : []),
    '',
    `Prices of ${today}`,
    ...pricedRows.flatMap((row) => priceLines(row, width)),
  ].join('\n');
}

function verdictLines({ assessment }: AssessedPlan, width: number): string[] {
  return approaches.flatMap((approach) => {
    const { verdict, reasonsFor, reasonsAgainst } = assessment.approaches[approach];
    return [
      `  ${shortApproachName[approach]}: ${verdict}`,
      ...reasonsFor.flatMap(({ text }) => wrap(text, width, '    + ')),
      ...reasonsAgainst.flatMap(({ text }) => wrap(text, width, '    - ')),
    ];
  });
}

function swingSection(assessed: AssessedPlan, width: number): string[] {
  const { assessment, priced, swings } = assessed;
  const title = `What moves the ${priced.plan.limits.horizonMonths} months of ${approachName[assessment.next]} most, each alone`;
  return swings.length === 0
    ? []
    : ['', title, ...swingLines(assessed).flatMap((line) => wrap(line, width, '  ', 4))];
}

function crossingSection(assessed: AssessedPlan, width: number): string[] {
  const lines = crossingLines(assessed).flatMap((line) => {
    const text = line.trimStart();
    return wrap(text, width, text === line ? '  ' : '    ', 6);
  });
  return lines.length === 0 ? [] : ['', 'Which is cheaper, at the likely values', ...lines];
}

const checkMark = { pass: 'yes', fail: 'no', unknown: '?' } as const;

function checklistLines({ assessment }: AssessedPlan, width: number): string[] {
  return assessment.checklist.flatMap(({ question, status, fact, provenance, change }) => {
    const known = provenance
      ? ` (${[provenance.kind, provenance.source, provenance.at?.slice(0, 10)].filter((part) => part !== undefined).join(', ')})`
      : '';
    return [
      ...wrap(question, width, `  ${checkMark[status].padEnd(3)} `),
      ...wrap(`${fact}${known}`, width, '      '),
      ...wrap(change, width, '      → '),
    ];
  });
}

function roadmapLines({ assessment }: AssessedPlan, width: number): string[] {
  return assessment.roadmap.flatMap(({ title, status, exitCriteria, why }, index) => [
    ...wrap(`${title} (${status})`, width, `  ${index + 1}. `),
    ...wrap(why, width, '     '),
    ...exitCriteria.flatMap((criterion) => wrap(criterion, width, '     done when: ')),
  ]);
}

function priceLines(row: PricedRow, width: number): string[] {
  const { choice, id, stated, readBetween, stale, overridden } = row;
  const [oldest, newest] = readBetween ?? [];
  const read =
    oldest === undefined
      ? 'no number known'
      : `read ${oldest === newest ? oldest : `${oldest} to ${newest}`}`;
  const old = stale.length === 0 ? '' : `; older than 60 days: ${stale.join(', ')}`;
  return [
    ...wrap(`${id} (${choice}${stated ? '' : ', assumed'}): ${read}${old}`, width, '  ', 4),
    ...overridden.map(
      ({ path, own, catalog }) =>
        `    ${path}: your ${own} in place of ${catalog.kind === 'known' ? catalog.value : 'unknown'}`,
    ),
  ];
}
