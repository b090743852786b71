// A running clock shows that this is a page and no picture of one. It goes on from the server's time: the telephone's own may be wrong.
const now = document.querySelector('[data-now]');
const again = document.querySelector('[data-again]');
const OLD = 60_000;

if (now) {
  const start = Number(now.dataset.now) - performance.now();
  const clock = now.querySelector('[data-clock]');
  const tick = () => {
    const at = start + performance.now();
    clock.textContent = new Date(at + 7 * 3600_000).toISOString().slice(11, 19).replaceAll(':', '.');
    if (at - Number(now.dataset.now) > OLD) again.hidden = false;
    setTimeout(tick, 1000 - (at % 1000));
  };
  now.hidden = false;
  tick();
}

// A page that the browser kept is asked for again: what it says may no longer be so.
addEventListener('pageshow', event => { if (event.persisted) location.reload(); });
