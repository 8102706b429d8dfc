import { formatMs, formatUsd } from '../decision/amount';
import type { Assessment } from '../decision/assess';
import { approachName, approaches } from '../plan/approach';
import type { Plan } from '../plan/plan';
import { behaviorNeeds, knowledgeNeeds } from '../plan/needs';
import { needPhrase } from '../decision/needPhrases';
import { drawArchitecture } from './diagram';
import { describeFlip } from './flipText';
import { escapeMarkdown, list, table } from './markdown';
import { planLink } from './recordFile';

export interface RecordDetails {
  /** The record's number in its folder, from 1. */
  readonly number: number;
  /** ISO 8601 date. */
  readonly date: string;
  /** File name of the record that this one replaces. */
  readonly supersedes?: string;
  /** Where the plan lies, for the link. */
  readonly planPath: string;
}

/** More flips are in the plan's own view. */
const mostFlips = 8;

/** "Use RAG for Support assistant", as plain text. */
export function titleRecord({ title }: Plan, { destination }: Assessment): string {
  return `Use ${approachName[destination]}${title === '' ? '' : ` for ${title}`}`;
}

/** Writes a decision as a MADR 4 record: context, drivers, options, outcome, evidence, what would reverse it. */
export function writeDecisionRecord(
  plan: Plan,
  assessment: Assessment,
  details: RecordDetails,
): string {
  const { destination, next } = assessment;
  const sections = [
    ['---', 'status: accepted', `date: ${details.date}`, '---'].join('\n'),
    `# ${details.number}. ${escapeMarkdown(titleRecord(plan, assessment))}`,
    ...(details.supersedes === undefined
      ? []
      : [`Supersedes [${escapeMarkdown(details.supersedes)}](<${details.supersedes}>).`]),
    '## Context and Problem Statement',
    plan.task === ''
      ? 'What is the simplest architecture that solves this problem?'
      : escapeMarkdown(plan.task),
    `Decided from ${planLink(details.planPath)} with the facts and prices of ${details.date}.`,
    '## Decision Drivers',
    list(drivers(plan)),
    '## Considered Options',
    optionsTable(assessment),
    '## Decision Outcome',
    `**${escapeMarkdown(assessment.reason)}** Confidence: ${assessment.confidence.level}. ${assessment.confidence.because.map(escapeMarkdown).join(' ')}`,
    ...(next === destination
      ? []
      : [
          `The destination is ${approachName[destination]}; what is built now is ${approachName[next]}.`,
        ]),
    '```mermaid',
    drawArchitecture(next),
    '```',
    '### Roadmap',
    assessment.roadmap
      .map(
        ({ title: stage, exitCriteria, why, status }, index) =>
          `${index + 1}. **${escapeMarkdown(stage)}** (${status}). ${escapeMarkdown(why)}\n${exitCriteria.map((criterion) => `   - ${escapeMarkdown(criterion)}`).join('\n')}`,
      )
      .join('\n'),
    '### Evidence',
    table(
      ['Question', 'Answer', 'Fact', 'How it is known'],
      assessment.checklist.map(({ question, status, fact, provenance }) => [
        escapeMarkdown(question),
        status,
        escapeMarkdown(fact),
        provenance
          ? escapeMarkdown(
              [provenance.kind, provenance.source, provenance.at].filter(Boolean).join(', '),
            )
          : 'unknown',
      ]),
    ),
    '### What would reverse this decision',
    assessment.flips.length === 0
      ? 'No change of a single input that was tried.'
      : list(assessment.flips.slice(0, mostFlips).map(describeFlip)),
    ...(assessment.warnings.length === 0
      ? []
      : ['### Warnings', list(assessment.warnings.map(({ text }) => escapeMarkdown(text)))]),
    '## Pros and Cons of the Options',
    ...approaches.map((approach) => optionSection(assessment, approach)),
  ];
  return `${join(sections)}\n`;
}

/** Blank lines between sections, none around the lines of a code fence. */
function join(sections: readonly string[]): string {
  return sections
    .join('\n\n')
    .replace(/```mermaid\n\n/, '```mermaid\n')
    .replace(/\n\n```\n/, '\n```\n');
}

function drivers({ needs, limits }: Plan): string[] {
  const stated = [
    ...behaviorNeeds.map((need) => ({ need, level: needs.behavior[need] })),
    ...knowledgeNeeds.map((need) => ({ need, level: needs.knowledge[need] })),
  ]
    .filter(({ level }) => level !== 'none')
    .map(({ need, level }) => `${needPhrase[need]}: ${level}`);
  return [
    ...(stated.length === 0 ? ['no need beyond a general model was stated'] : stated),
    ...(limits.monthlyBudget === undefined
      ? []
      : [`at most ${formatUsd(limits.monthlyBudget)} a month`]),
    ...(limits.latencyMs === undefined
      ? []
      : [`half of the answers within ${formatMs(limits.latencyMs)}`]),
    `the simplest approach that suffices, over ${limits.horizonMonths} months`,
  ];
}

function optionsTable({ approaches: verdicts }: Assessment): string {
  return table(
    ['Option', 'Verdict', 'Setup', 'A month', 'One more query', 'Latency'],
    approaches.map((approach) => {
      const { verdict, costs } = verdicts[approach];
      return [
        approachName[approach],
        verdict,
        // What is unknown is named, and that may quote the plan.
        ...[
          formatUsd(costs.setupUsd),
          formatUsd(costs.monthlyUsd),
          formatUsd(costs.perQueryUsd),
          formatMs(costs.latencyMs),
        ].map(escapeMarkdown),
      ];
    }),
    ['left', 'left', 'right', 'right', 'right', 'right'],
  );
}

function optionSection(
  { approaches: verdicts }: Assessment,
  approach: (typeof approaches)[number],
): string {
  const { reasonsFor, reasonsAgainst } = verdicts[approach];
  const name = approachName[approach];
  return [
    `### ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    list([
      ...reasonsFor.map(({ text }) => `Good, because: ${escapeMarkdown(text)}`),
      ...reasonsAgainst.map(({ text }) => `Bad, because: ${escapeMarkdown(text)}`),
    ]),
  ].join('\n\n');
}
