import path from 'node:path';
import { bundledCatalog } from '../core/catalog/bundledCatalog';
import { listChatModels } from '../core/catalog/fitModels';
import type { ReservedTokens } from '../core/corpus/fit';
import { measureCorpus, reportCorpus } from '../core/corpus/report';
import { reportToJson } from '../core/corpus/reportJson';
import { reportToText } from '../core/corpus/reportText';
import { printJson, printText } from './print';
import type { Scan } from '../core/corpus/scan';

/** Prints the report on a scan of these folders on stdout, as text or as one JSON document. */
export function printScan(
  scan: Scan,
  folders: readonly string[],
  reserved: ReservedTokens,
  asJson: boolean,
): void {
  const today = new Date().toISOString().slice(0, 10);
  const models = listChatModels(bundledCatalog);
  if (asJson) {
    printJson(reportToJson(scan, measureCorpus(scan, models, reserved, today)));
    return;
  }
  const named = folders.map((folder) => path.normalize(folder));
  printText(reportToText(named, reportCorpus(scan, models, reserved, today)));
}
