import '../localize';
import { render } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { PanelRequests, PanelResults, PanelSnapshot } from '../../protocol/panel';
import { connect } from '../host';
import { RequestFailed } from '../requester';
import type { Act } from './actions';
import { Loading, Panel, type PageState } from './panel';
import { stepIds } from './step';
import './panel.css';

const host = connect<never, PanelSnapshot, PanelRequests, PanelResults>();

function Page() {
  const [snapshot, setSnapshot] = useState<PanelSnapshot>();
  const [failure, setFailure] = useState<string>();
  const [state, setState] = useState(() => readPageState(host.readState()));
  useEffect(() => host.keepState(state), [state]);
  useEffect(() => {
    host.onSnapshot(setSnapshot);
    void host.ask('ready', {}).catch(() => undefined);
  }, []);
  const act = useMemo<Act>(
    () => (name, params) => {
      setFailure(undefined);
      host.ask(name, params).catch((error: unknown) => {
        if (error instanceof RequestFailed && error.code !== 'cancelled') setFailure(error.message);
      });
    },
    [],
  );
  if (!snapshot) return <Loading />;
  return (
    <Panel
      snapshot={snapshot}
      failure={failure}
      state={state}
      act={act}
      onDismiss={() => setFailure(undefined)}
      onToggle={(id, isOpen) => setState((before) => ({ open: { ...before.open, [id]: isOpen } }))}
    />
  );
}

/** What the page kept of itself, by whatever version of it. */
function readPageState(kept: unknown): PageState {
  const open = typeof kept === 'object' && kept !== null && 'open' in kept ? kept.open : undefined;
  if (typeof open !== 'object' || open === null) return { open: {} };
  const entries = stepIds.map((id) => [id, Reflect.get(open, id)] as const);
  return {
    open: Object.fromEntries(entries.filter(([, isOpen]) => typeof isOpen === 'boolean')),
  };
}

const root = document.getElementById('root');
if (root) render(<Page />, root);
