import * as vscode from 'vscode';
import type { PlanChange, PlanPath } from '../../core/plan/edit';
import { behaviorNeeds, type Need } from '../../core/plan/needs';
import {
  panelRequests,
  type PanelCommand,
  type PanelRequests,
  type PanelResults,
} from '../../protocol/panel';
import type { ReadPlan } from '../../protocol/planEditor';
import { emptyPlanText } from '../adapters/draft';
import { collectDraftEvidence } from '../commands/collectEvidence';
import type { PlanningHost } from '../hosts/planningHost';
import type { PlanningParts } from '../planningSession';
import { createResponder, type RequestHandlers } from '../responder';
import type { ActivePlan } from './activePlan';
import { corpusChanges } from './measuredCorpus';
import { openSource } from './openSource';
import { findCommands, takeSnapshot } from './panelSnapshot';
import { savePlan } from './savePlan';

/** What the panel needs of the extension. */
export type PanelParts = PlanningParts & { readonly host: PlanningHost };

/** Shows the active plan in the sidebar view until the view is closed. */
export function openPanel(parts: PanelParts, active: ActivePlan, view: vscode.WebviewView): void {
  const { webview } = view;
  let shown: { readonly file: string | undefined; readonly plan: ReadPlan | undefined } | undefined;
  const commands = findCommands(parts.host);
  const started = active.update();
  const send = async (): Promise<void> => {
    const existing = await commands;
    const file = active.document?.uri.toString();
    const snapshot = takeSnapshot(active, {
      measurement: parts.draft.corpus,
      commands: existing,
      before: shown?.file === file ? shown?.plan : undefined,
    });
    shown = { file, plan: snapshot.plan };
    // Completes a step of the walkthrough.
    if (snapshot.plan?.document.needs)
      void vscode.commands.executeCommand('setContext', 'ockham.needsStated', true);
    view.description = snapshot.file?.name ?? 'draft';
    await webview.postMessage(snapshot);
  };
  const responder = createResponder(
    panelRequests,
    handleRequests(parts, active, send, started),
    (response) => void webview.postMessage(response),
    parts.log,
  );
  const subscriptions = [
    responder,
    active.onDidChange(() => void send()),
    view.onDidChangeVisibility(() => {
      if (view.visible) void send();
    }),
    webview.onDidReceiveMessage((message: unknown) => responder.receive(message)),
  ];
  view.onDidDispose(() => {
    for (const subscription of subscriptions) subscription.dispose();
  });
}

/** What each request of the panel does. Snapshots follow from the change itself. */
function handleRequests(
  parts: PanelParts,
  active: ActivePlan,
  send: () => Promise<void>,
  started: Promise<void>,
): RequestHandlers<PanelRequests, PanelResults> {
  const set = async (path: PlanPath, value: PlanChange['value']): Promise<void> => {
    try {
      await active.change([{ path, value }]);
    } catch (error) {
      // The view returns to what stands.
      await send();
      throw error;
    }
  };
  const run = async (command: string, ...args: unknown[]): Promise<void> => {
    await vscode.commands.executeCommand(`ockham.${command}`, ...args);
  };
  const useMeasurement = async (): Promise<void> => {
    const { corpus } = parts.draft;
    if (!corpus) return;
    await active.change(corpusChanges(corpus, active.folder));
    await parts.draft.takeCorpus();
  };
  return {
    ready: async () => {
      // The draft must not flash up where a file is about to be shown.
      await started;
      await send();
    },
    setTask: ({ task }) => set(['task'], task === '' ? undefined : task),
    setNeed: ({ need, level }) => set(['needs', groupOf(need), need], level),
    setNumber: ({ path, value }) => {
      const [group, name] = path.split('.');
      return set([group ?? path, ...(name === undefined ? [] : [name])], value);
    },
    setFact: ({ name, value }) =>
      set(['facts', name], value === undefined ? undefined : { value, kind: 'stated' }),
    setScore: ({ score }) =>
      set(['facts', 'promptScore'], score && { value: score, kind: 'stated' }),
    undo: () => active.undo(),
    redo: () => active.redo(),
    clearDraft: async () => {
      if (!active.document) await active.replace(emptyPlanText);
    },
    measure: async () => {
      const counted: unknown = await vscode.commands.executeCommand(
        'ockham.estimateTokensInFolder',
      );
      if (counted !== undefined && active.document) await useMeasurement();
    },
    useMeasurement,
    collectEvidence: async () => {
      const { document } = active;
      if (document) return run('collectEvidence', document.uri);
      const changes = await collectDraftEvidence(parts, active.text, active.folder);
      if (changes) await active.change(changes);
    },
    savePlan: async () => {
      const file = await savePlan(parts.draft);
      if (file) {
        await active.choose(file);
        await run('openPlanEditor', file);
      }
    },
    choosePlan: async ({ uri }) => {
      const chosen = active.plans.find((plan) => plan.toString() === uri);
      if (chosen || uri === undefined) await active.choose(chosen);
    },
    openText: async ({ at }) => {
      const { document } = active;
      const place = at && new vscode.Position(at.line - 1, at.column - 1);
      if (document)
        await vscode.commands.executeCommand(
          'vscode.openWith',
          document.uri,
          'default',
          place ? { selection: new vscode.Range(place, place) } : undefined,
        );
    },
    openSource: ({ file }) => openSource(active.folder, file),
    run: ({ command }) =>
      worksOnPlan(command) ? run(command, active.document?.uri) : run(command),
  };
}

function groupOf(need: Need): 'behavior' | 'knowledge' {
  return behaviorNeeds.some((behavior) => behavior === need) ? 'behavior' : 'knowledge';
}

/** The others ask for what they work on. */
function worksOnPlan(command: PanelCommand): boolean {
  return !['showCorpusReport', 'inspectDataset', 'runEvaluation'].includes(command);
}
