/** What stands there until the host has answered: the page's outline, so that nothing jumps when it comes. */
export function LoadingPage() {
  return (
    <div class="page loading" role="status">
      <p class="hint">Reading the corpus…</p>
      <div class="loading-title" />
      <div class="loading-map" />
    </div>
  );
}
