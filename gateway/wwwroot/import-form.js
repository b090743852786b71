// Without this file the form works by its file button; with it a file may be dropped, and a second click does not send it twice.
const form = document.querySelector('[data-import-form]');
const drop = form.querySelector('[data-drop]');
const input = form.querySelector('[data-file]');
const chosen = form.querySelector('[data-chosen]');
const send = form.querySelector('[data-send]');

const size = bytes => bytes < 1e6
  ? `${Math.max(1, Math.round(bytes / 1e3))} KB`
  : `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`;

function tell() {
  const [file] = input.files;
  chosen.textContent = file ? `${file.name}, ${size(file.size)}` : '';
  drop.classList.toggle('has-file', Boolean(file));
}

form.querySelector('[data-drop-words]').hidden = false;
input.addEventListener('change', tell);

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
    tell();
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
  tell();
});
