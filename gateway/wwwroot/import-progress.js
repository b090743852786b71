// Keeps the page of a running import up to date; the import itself goes on without it.
const section = document.querySelector('[data-import]');
const progress = section.querySelector('[data-progress]');
const rate = section.querySelector('[data-rate]');
const remaining = section.querySelector('[data-remaining]');
const announcement = section.querySelector('[data-announcement]');
const number = value => String(value).replace(/\B(?=(\d{3})+$)/g, '.');
const age = seconds => seconds < 60 ? `${seconds} detik` : seconds < 3600 ? `${Math.floor(seconds / 60)} menit` : `${Math.floor(seconds / 3600)} jam`;
let announcedAt = 0;

function show(view) {
  for (const element of section.querySelectorAll('[data-number]')) {
    const value = element.dataset.number.split('.').reduce((part, name) => part?.[name], view);
    element.textContent = number(value ?? 0);
  }
  progress.max = Math.max(1, view.rows);
  progress.value = view.done;
  const perSecond = view.rowsPerSecond ?? 0;
  rate.textContent = perSecond > 0 ? `${number(Math.floor(perSecond))} baris per detik` : '';
  remaining.textContent = perSecond > 0 ? `sisa sekitar ${age(Math.ceil((view.rows - view.done) / perSecond))}` : '';
  if (Date.now() - announcedAt >= 5000) {
    announcedAt = Date.now();
    announcement.textContent = `${number(view.done)} dari ${number(view.rows)} baris`;
  }
}

async function look() {
  let pause = 1000;
  try {
    const answer = await fetch(section.dataset.import, { headers: { Accept: 'application/json' } });
    if (answer.status === 401) return location.reload();
    if (answer.ok) {
      const view = await answer.json();
      show(view);
      if (view.state !== 'queued' && view.state !== 'running' && view.undo?.state !== 'running') return location.reload();
    } else {
      pause = 4000;
    }
  } catch {
    rate.textContent = 'Terputus, menyambung kembali…';
    remaining.textContent = '';
    pause = 4000;
  }
  setTimeout(look, pause);
}

look();
