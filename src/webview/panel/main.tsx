import { render } from 'preact';
import type { PanelIntent, PanelSnapshot } from '../../protocol/panel';
import { connect } from '../host';
import { Panel } from './panel';
import './panel.css';

const host = connect<PanelIntent, PanelSnapshot>();
const root = document.getElementById('root');
if (root) {
  host.onSnapshot((snapshot) => render(<Panel snapshot={snapshot} post={host.post} />, root));
  host.post({ kind: 'ready' });
}
