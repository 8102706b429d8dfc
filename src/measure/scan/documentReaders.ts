/** Readers of all that is not plain UTF-8: a bundle of its own, loaded with the first document that needs it. */
export { extractPlain } from '../extract/extractPlain';
export { DocumentExtractor } from '../extract/process/documentExtractor';
