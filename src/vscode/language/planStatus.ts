import * as vscode from 'vscode';
import { approachName } from '../../core/plan/approach';
import { describeRevisit } from '../../core/record/revisitText';
import { planInActiveTab } from '../plan/activeTab';
import type { ValidPlan } from '../plan/planState';
import type { OpenPlans } from './openPlans';

/** One quiet word in the status bar, only while a plan is in the active tab. */
export class PlanStatus implements vscode.Disposable {
  readonly #plans: OpenPlans;
  readonly #item = vscode.window.createStatusBarItem(
    'ockham.plan',
    vscode.StatusBarAlignment.Right,
  );
  readonly #subscriptions: vscode.Disposable;

  constructor(plans: OpenPlans) {
    this.#plans = plans;
    this.#item.name = vscode.l10n.t('Ockham Plan');
    this.#item.command = 'ockham.openDecisionPanel';
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      plans.onDidChange(() => this.#show()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#show()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#show()),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #show(): void {
    const active = planInActiveTab();
    const plan = active && this.#plans.get(active)?.lastValid;
    if (!plan) {
      this.#item.hide();
      return;
    }
    const { text, tooltip } = describe(plan);
    this.#item.text = text;
    this.#item.tooltip = tooltip;
    this.#item.show();
  }
}

function describe({ outcome, reason, record }: ValidPlan): { text: string; tooltip: string } {
  if (record && record.revisit.status !== 'holds')
    return { text: 'Ockham: revisit', tooltip: describeRevisit(record.decision, record.revisit) };
  return { text: `Ockham: ${approachName[outcome.destination]}`, tooltip: reason };
}
