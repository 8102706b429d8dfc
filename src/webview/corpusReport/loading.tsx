import * as l10n from '@vscode/l10n';

/** What stands there until the host has answered: the page's outline, so that nothing jumps when it comes. */
export function LoadingPage() {
  return (
    <div class="page loading" role="status">
      <p class="hint">{l10n.t('Reading the corpus…')}</p>
      <div class="loading-title" />
      <div class="loading-map" />
    </div>
  );
}
