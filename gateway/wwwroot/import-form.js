// Without this file the form works by its file button; with it a file may be dropped, and a second click does not send it twice.
const form = document.querySelector('[data-import-form]');
const drop = form.querySelector('[data-drop]');
const input = drop.querySelector('input');
const send = form.querySelector('[data-send]');

form.querySelector('[data-drop-words]').hidden = false;
input.addEventListener('change', () => drop.classList.toggle('has-file', input.files.length > 0));

drop.addEventListener('dragover', event => {
  event.preventDefault();
  drop.classList.add('is-over');
});
drop.addEventListener('dragleave', event => {
  if (!drop.contains(event.relatedTarget)) drop.classList.remove('is-over');
});
drop.addEventListener('drop', event => {
  event.preventDefault();
  drop.classList.remove('is-over');
  if (event.dataTransfer.files.length) {
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event('change'));
  }
});

form.addEventListener('submit', () => {
  send.disabled = true;
  send.textContent = 'Mengirim berkas…';
});

// Coming back by the browser's button finds a form that can be sent again.
addEventListener('pageshow', () => {
  send.disabled = false;
  send.textContent = 'Mulai impor';
});
