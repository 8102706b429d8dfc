import '../localize';
import { render } from 'preact';
import type {
  CorpusReportIntent,
  CorpusReportRequests,
  CorpusReportResults,
  CorpusReportSnapshot,
} from '../../protocol/corpusReport';
import { connect } from '../host';
import { LoadingPage } from './loading';
import { CorpusReportPage } from './page';
import './corpusReport.css';

const host = connect<
  CorpusReportIntent,
  CorpusReportSnapshot,
  CorpusReportRequests,
  CorpusReportResults
>();
const root = document.getElementById('root');
if (root) {
  render(<LoadingPage />, root);
  host.onSnapshot((snapshot) =>
    render(<CorpusReportPage snapshot={snapshot} post={host.post} ask={host.ask} />, root),
  );
  host.post({ kind: 'ready' });
}
