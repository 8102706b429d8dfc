import '../localize';
import { render } from 'preact';
import type { PlanEditorIntent, PlanEditorSnapshot } from '../../protocol/planEditor';
import { connect } from '../host';
import { PlanEditorPage } from './page';
import './planEditor.css';

const host = connect<PlanEditorIntent, PlanEditorSnapshot>();
const root = document.getElementById('root');
if (root) {
  host.onSnapshot((snapshot) =>
    render(<PlanEditorPage snapshot={snapshot} post={host.post} />, root),
  );
  host.post({ kind: 'ready' });
}
