// @ts-check
/**
 * How long a user waits for the decision panel in a real VS Code: from the click to the painted answer, when nothing is
 * loaded yet and when the view is shown again; and from a changed number to the painted money.
 *   node test/bench/panel.mjs   after node scripts/package.mjs
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repositoryRoot } from '../../scripts/dependencies.mjs';
import { openWorkbench, webviewWith } from '../e2e/workbench.mjs';

const rounds = 7;
const workspace = mkdtempSync(path.join(os.tmpdir(), 'ockham-bench-'));
const workbench = await openWorkbench({
  folder: workspace,
  vsix: path.join(repositoryRoot, '.cache/ockham.vsix'),
});
try {
  const { page } = workbench;
  const icon = page.locator('.activitybar [aria-label="Ockham"]').first();
  await icon.waitFor();
  // Until the workbench has settled, its own start is measured.
  await page.waitForTimeout(5_000);

  const waits = [];
  for (let round = 0; round <= rounds; round++) {
    const clicked = Date.now();
    await icon.click();
    const panel = await webviewWith(page, '#answer');
    waits.push((await panel.evaluate(lastPaint)) - clicked);
    await page.waitForTimeout(500);
    await page.locator('.activitybar [aria-label^="Explorer"]').first().click();
    await page.waitForTimeout(500);
  }
  const [cold, ...warm] = waits;
  print('click to answer, nothing loaded', [cold ?? NaN]);
  print('click to answer, shown again', warm);

  await icon.click();
  const panel = await webviewWith(page, '#answer');
  const volume = panel.getByRole('spinbutton', { name: 'Queries per day' });
  await volume.waitFor();
  const changes = [];
  for (let round = 1; round <= rounds; round++) {
    changes.push(
      await volume.evaluate(
        async (/** @type {HTMLInputElement} */ input, value) => {
          const money = document.querySelector('.money');
          const before = money?.textContent;
          const started = performance.now();
          input.value = value;
          input.dispatchEvent(new Event('input', { bubbles: true }));
          while (money?.textContent === before) {
            await new Promise((resolve) => requestAnimationFrame(resolve));
          }
          return performance.now() - started;
        },
        String(round * 10_000),
      ),
    );
  }
  print('number to money', changes);
} finally {
  await workbench.close();
  rmSync(workspace, { recursive: true, force: true });
}

/** When the largest text of the page was painted, in milliseconds since 1970: it comes with the answer. */
function lastPaint() {
  return new Promise((resolve) => {
    new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1);
      if (last) resolve(performance.timeOrigin + last.startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}

/** @param {string} what @param {number[]} milliseconds */
function print(what, milliseconds) {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const spread = `${sorted[0]?.toFixed(0)}–${sorted.at(-1)?.toFixed(0)}`;
  console.log(
    `${what.padEnd(34)} ${median.toFixed(0).padStart(6)} ms` +
      (sorted.length > 1 ? `   (${spread} ms in ${sorted.length} rounds)` : ''),
  );
}
