import type { Container } from '../../extract/detectFormat';
import type {
  DocumentFormat,
  Extraction,
  Progress,
  Representation,
} from '../../extract/extraction';

/** What the thread that unpacks documents is sent. */
export type ReadRequest =
  | {
      readonly kind: 'read';
      readonly bytes: Uint8Array;
      readonly container: Container;
      readonly format: DocumentFormat;
      readonly representation: Representation;
    }
  /** The answer to `cMap`; without bytes where there is no such file. */
  | { readonly kind: 'cMap'; readonly file: string; readonly bytes?: Uint8Array };

/** What it sends: progress, requests for character maps, then the text or a reason. */
export type ReadAnswer =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'cMap'; readonly file: string }
  | { readonly kind: 'read'; readonly extraction: Extraction };
