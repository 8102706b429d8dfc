import type { DocumentFormat } from './extraction';

/** Extensions whose files are never plain text: when their signature is missing, something is wrong. */
export const packedExtensions: ReadonlyMap<string, DocumentFormat> = new Map([
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['docm', 'docx'],
  ['dotx', 'docx'],
  ['pptx', 'pptx'],
  ['pptm', 'pptx'],
  ['potx', 'pptx'],
  ['ppsx', 'pptx'],
  ['xlsx', 'xlsx'],
  ['xlsm', 'xlsx'],
  ['xltx', 'xlsx'],
  ['odt', 'odt'],
  ['ott', 'odt'],
  ['ods', 'ods'],
  ['ots', 'ods'],
  ['odp', 'odp'],
  ['otp', 'odp'],
  ['epub', 'epub'],
]);

/** Whether a file is a packed document by its name; its first bytes may say otherwise. */
export function isNamedPacked(path: string): boolean {
  return packedExtensions.has(path.slice(path.lastIndexOf('.') + 1).toLowerCase());
}
