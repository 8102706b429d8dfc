import * as z from 'zod/mini';
import { approachName, approaches } from '../core/plan/approach';
import { describeFlip } from '../core/record/flipText';
import { planField, whatIfField } from './fields';
import { assessOrRefuse } from './plan/assessOrRefuse';
import { openPlan } from './plan/openPlan';
import { costTable } from './text/costTable';
import { nextStep } from './text/nextStep';
import { oneLine } from './text/oneLine';
import { defineTool } from './tool';

/** The nearest are enough to act on. */
const shownFlips = 3;

export const assessPlanTool = defineTool({
  name: 'assess_plan',
  title: 'Assess AI architecture plan',
  userDescription: 'Says what to build now, what five approaches cost, and why.',
  description:
    'Decides which AI architecture a plan calls for: prompt, long-context, rag, fine-tuning or hybrid. Returns what to build now and where the needs lead, reasons, costs as ranges, the evidence checklist, what would flip the answer, and the next step. Call it before recommending an architecture. Reads only.',
  icon: '$(law)',
  referenceName: 'ockhamAssess',
  inputSchema: z.strictObject({ plan: planField, changes: whatIfField }),
  run: async ({ plan: named, changes }, workspace, call) => {
    const { plan, shown } = await openPlan(workspace, named, changes, call);
    const today = workspace.today();
    const assessed = assessOrRefuse(plan, today);
    const { assessment } = assessed;
    const { destination, next, confidence, warnings, checklist, roadmap, flips } = assessment;
    const stage = roadmap.find(({ status }) => status === 'current');
    return [
      `${plan.title === '' ? shown : `${oneLine(plan.title, 80)} (${shown})`}, ${today}${changes ? ', what if' : ''}`,
      `Build now: ${approachName[next]}. Needs lead to: ${approachName[destination]}. Confidence: ${confidence.level}.`,
      assessment.reason,
      ...warnings.map(({ text }) => `Warning: ${text}`),
      '',
      ...costTable(assessed),
      '',
      'Against:',
      ...approaches.flatMap((approach) => {
        const { verdict, reasonsAgainst } = assessment.approaches[approach];
        const against = verdict === 'recommended' ? reasonsAgainst : reasonsAgainst.slice(0, 1);
        return against.length === 0
          ? []
          : [`- ${approach}: ${against.map(({ text }) => text).join(' ')}`];
      }),
      'Evidence (pass speaks for more than a prompt):',
      ...checklist.map(({ id, status, fact, provenance, change }) => {
        const basis = provenance ? ` [${provenance.kind}]` : '';
        return `- ${id}: ${status}. ${oneLine(fact, 240)}${basis}${status === 'pass' ? '' : ` To change: ${oneLine(change, 200)}`}`;
      }),
      ...(stage ? [`Stage "${stage.title}" is done when: ${stage.exitCriteria.join(' ')}`] : []),
      flips.length === 0
        ? 'No change of a single input flips the answer.'
        : `Nearest flips: ${flips
            .slice(0, shownFlips)
            .map((flip) => describeFlip(flip).replaceAll('`', ''))
            .join('; ')}.`,
      `${plan.assumed.size} inputs are assumed defaults.`,
      `Next: ${nextStep(plan, assessment)}`,
    ].join('\n');
  },
});
