// Copies what stands in a field; where a browser does not let a page do that, the text is marked instead.
for (const button of document.querySelectorAll('[data-copy]')) {
  const field = document.getElementById(button.dataset.copy);
  const words = button.textContent;
  button.hidden = false;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(field.value);
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = words; }, 3000);
    } catch {
      field.focus();
      field.select();
    }
  });
}
