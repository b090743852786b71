// Puts our own button in the place of the browser's, whose words are in the browser's language, and names the chosen file.
const size = bytes => bytes < 1e6
  ? `${Math.max(1, Math.round(bytes / 1e3))} KB`
  : `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`;

for (const field of document.querySelectorAll('[data-file-field]')) {
  const input = field.querySelector('input');
  const chosen = field.querySelector('.file-chosen');
  const tell = () => {
    const [file] = input.files;
    chosen.textContent = file ? `${file.name}, ${size(file.size)}` : '';
  };
  field.classList.add('is-own');
  input.addEventListener('change', tell);
  // Coming back by the browser's button may find a file still chosen.
  addEventListener('pageshow', tell);
}
