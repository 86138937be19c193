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

/** Scrolls up for so long, a few lines with each frame, and watches the frames. */
export async function scrollUp(page, forMs) {
  const { frames, rows, seen } = await page.evaluate(async (length) => {
    const main = document.querySelector('main');
    const durations = [];
    const start = performance.now();
    for (let last = start; last - start < length; ) {
      main.scrollTop -= 120;
      const now = await new Promise(requestAnimationFrame);
      durations.push(Math.max(0, now - last));
      last = now;
    }
    return { frames: durations.sort((a, b) => a - b), rows: document.querySelectorAll('.row').length, seen: durations.length };
  }, forMs);
  const at = (share) => Math.round(frames[Math.floor(frames.length * share)]);
  return { median: at(0.5), rows, text: `${seen} frames, median ${at(0.5)} ms, 95 of 100 within ${at(0.95)} ms, longest ${Math.round(frames.at(-1))} ms; ${rows} rows drawn` };
}
