// Times what a reader would notice. The figures are of this machine and of what else it does.

/** Milliseconds from the click on a conversation's link until a text of it has been painted. */
export function firstPaint(page, path, text) {
  return page.evaluate(
    ([href, wanted]) =>
      new Promise((resolve) => {
        const start = performance.now();
        const look = () => {
          if (document.querySelector('main').innerText.includes(wanted)) requestAnimationFrame(() => resolve(Math.round(performance.now() - start)));
          else requestAnimationFrame(look);
        };
        document.querySelector(`a[href="${href}"]`).click();
        look();
      }),
    [path, text],
  );
}

const STEP = 120;

/** Scrolls up for so long, a few lines with each frame, and watches the frames, and whether what is read moves by as much as was scrolled. */
export async function scrollUp(page, forMs) {
  const { frames, rows, seen, jumps } = await page.evaluate(
    async ([length, step]) => {
      const main = document.querySelector('main');
      const durations = [];
      const places = () => new Map([...document.querySelectorAll('.row')].map((row) => [row, row.getBoundingClientRect().top]));
      const start = performance.now();
      let before = places();
      let lost = 0;
      for (let last = start; last - start < length; ) {
        main.scrollTop -= step;
        const now = await new Promise(requestAnimationFrame);
        await new Promise((resolve) => setTimeout(resolve));
        const after = places();
        const moved = [...after].filter(([row]) => before.has(row)).map(([row, top]) => top - before.get(row)).sort((a, b) => a - b);
        if (moved.length > 0 && Math.abs(moved[Math.floor(moved.length / 2)] - step) > 2) lost++;
        before = after;
        durations.push(Math.max(0, now - last));
        last = now;
      }
      return { frames: durations.sort((a, b) => a - b), rows: document.querySelectorAll('.row').length, seen: durations.length, jumps: lost };
    },
    [forMs, STEP],
  );
  const at = (share) => Math.round(frames[Math.floor(frames.length * share)]);
  return { median: at(0.5), rows, jumps, text: `${seen} frames, median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, longest ${Math.round(frames.at(-1))} ms; ${rows} rows drawn, ${jumps} jumps` };
}
