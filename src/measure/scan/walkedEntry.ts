/** What a walk met, in the order of paths. */
export type WalkedEntry =
  | { readonly kind: 'file'; readonly absolutePath: string; readonly path: string }
  | {
      readonly kind: 'skipped';
      readonly path: string;
      readonly code: string;
      readonly reason: string;
    }
  | { readonly kind: 'excluded'; readonly path: string };
