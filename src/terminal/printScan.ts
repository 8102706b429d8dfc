import path from 'node:path';
import { bundledCatalog } from '../core/catalog/bundledCatalog';
import { listChatModels } from '../core/catalog/fitModels';
import type { ReservedTokens } from '../core/corpus/fit';
import { measureCorpus, reportCorpus } from '../core/corpus/report';
import { reportToJson } from '../core/corpus/reportJson';
import { reportToText } from '../core/corpus/reportText';
import { printJson, printText } from './print';
import type { Scan } from '../core/corpus/scan';
import type { ScanRoot } from '../measure/scan/roots';
import { corpusFindings } from './findings/corpusFindings';
import type { OutputFormat } from './findings/outputFormat';
import { printFindings } from './findings/printFindings';

/** Prints the report on a scan of these folders on stdout, or what is wrong in them for machines. */
export function printScan(
  scan: Scan,
  { folders, roots }: { readonly folders: readonly string[]; readonly roots: readonly ScanRoot[] },
  reserved: ReservedTokens,
  format: OutputFormat,
): void {
  if (format === 'sarif' || format === 'github') {
    const summary = `${scan.files.length} files counted, ${scan.skipped.length} not.`;
    printFindings(corpusFindings(scan, roots), format, 'scan', summary);
    return;
  }
  const today = new Date().toISOString().slice(0, 10);
  const models = listChatModels(bundledCatalog);
  if (format === 'json') {
    printJson(reportToJson(scan, measureCorpus(scan, models, reserved, today)));
    return;
  }
  const named = folders.map((folder) => path.normalize(folder));
  printText(reportToText(named, reportCorpus(scan, models, reserved, today)));
}
