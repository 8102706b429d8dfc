// @ts-check
/**
 * Times what a hand on a slider waits for in the plan editor: from the move to the frame that shows the numbers of the
 * new position, in the built page in Chromium.
 *
 *   npm run build && npm run bench:editor
 */
import { cpus } from 'node:os';
import { launchBrowser } from '../host/browser.mjs';
import { openWebview } from '../webview/page.mjs';
import { samplePlan, snapshotOf } from '../webview/planSnapshots.mjs';

const moves = 80;
const warmUps = 10;

const browser = await launchBrowser();
const { page, send } = await openWebview(browser, 'planEditor', { width: 1400 });
const opened = performance.now();
await send(snapshotOf(samplePlan));
await page.locator('.comparison').waitFor();
console.log(`${cpus().length} × ${cpus()[0]?.model.trim()}`);
console.log(`snapshot to first figures: ${Math.round(performance.now() - opened)} ms`);
await page.waitForTimeout(2_000);

for (const label of ['Queries per day, slider', 'Growth per month, slider', 'Answer, slider']) {
  const slider = page.getByRole('slider', { name: label, exact: true });
  // A range is dragged at its likely value alone.
  if ((await slider.count()) === 0) continue;
  const times = await slider.evaluate(
    async (input, { moves, warmUps }) => {
      if (!(input instanceof HTMLInputElement)) throw new TypeError('No slider.');
      const shown = document.querySelector('.answer dl');
      const script = [];
      const frame = [];
      for (let move = 0; move < moves + warmUps; move++) {
        const before = shown?.textContent;
        input.valueAsNumber = 20 + ((move * 7) % 60);
        const start = performance.now();
        input.dispatchEvent(new InputEvent('input', { bubbles: true }));
        while (shown?.textContent === before && performance.now() - start < 1_000)
          await Promise.resolve();
        const computed = performance.now() - start;
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const channel = new MessageChannel();
        // The first task after the frame: layout and paint are done.
        await new Promise((resolve) => {
          channel.port1.onmessage = resolve;
          channel.port2.postMessage(undefined);
        });
        if (move >= warmUps) {
          script.push(computed);
          frame.push(performance.now() - start);
        }
      }
      return { script, frame };
    },
    { moves, warmUps },
  );
  report(`${label}: new numbers computed`, times.script);
  report(`${label}: on the screen`, times.frame);
  await page.waitForTimeout(1_500);
}
await browser.close();

/** @param {string} name @param {number[]} milliseconds */
function report(name, milliseconds) {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    (sorted[Math.floor(share * (sorted.length - 1))] ?? NaN).toFixed(1);
  console.log(`${name.padEnd(50)} median ${at(0.5)} ms, p95 ${at(0.95)} ms`);
}
