import { render } from 'preact';
import type { CorpusReportIntent, CorpusReportSnapshot } from '../../protocol/corpusReport';
import { connect } from '../host';
import { CorpusReportPage } from './page';
import './corpusReport.css';

const host = connect<CorpusReportIntent, CorpusReportSnapshot>();
const root = document.getElementById('root');
if (root) {
  host.onSnapshot((snapshot) =>
    render(<CorpusReportPage snapshot={snapshot} post={host.post} />, root),
  );
  host.post({ kind: 'ready' });
}
