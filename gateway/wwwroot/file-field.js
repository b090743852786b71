// Puts our own button in the place of the browser's, whose words are in the browser's language, names the chosen file, and keeps
// back one that is too large.
const size = bytes => bytes < 1e6
  ? `${Math.max(1, Math.round(bytes / 1e3))} KB`
  : `${(bytes / 1e6).toFixed(1).replace('.', ',')} MB`;

for (const field of document.querySelectorAll('[data-file-field]')) {
  const input = field.querySelector('input');
  const chosen = field.querySelector('.file-chosen');
  const tell = () => {
    const [file] = input.files;
    const refusal = file?.size > Number(field.dataset.most) ? field.dataset.tooLarge : '';
    input.setCustomValidity(refusal);
    chosen.textContent = file ? `${file.name}, ${size(file.size)}${refusal ? `. ${refusal}` : ''}` : '';
    chosen.classList.toggle('is-bad', refusal !== '');
  };
  field.classList.add('is-own');
  input.addEventListener('change', tell);
  // The same file, made smaller, is no change to a browser that still holds it.
  input.addEventListener('click', () => {
    if (!input.validity.customError) return;
    input.value = '';
    tell();
  });
  // Coming back by the browser's button may find a file still chosen.
  addEventListener('pageshow', tell);
}
