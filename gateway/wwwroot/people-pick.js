// Picks everybody on the page, or nobody.
const button = document.querySelector('[data-pick-all]');
const boxes = [...document.querySelectorAll('.people [name="employee"]')];
button.hidden = false;
button.addEventListener('click', () => {
  const all = boxes.every(box => box.checked);
  for (const box of boxes) box.checked = !all;
});
