// Chooses the part of a photo that is made right: drag, pinch, wheel, keys or the slider. The server gets fractions of the upright picture;
// without this script it takes the middle.
const form = document.querySelector('[data-photo-crop]');
const box = form.querySelector('.crop');
const view = form.querySelector('.crop-view');
const picture = view.querySelector('img');
const zoom = form.querySelector('input[type="range"]');
const part = form.querySelector('input[name="crop"]');
const file = form.querySelector('input[type="file"]');
const problem = form.querySelector('.crop [role="alert"]');
const ratio = 18 / 23;

// Of the part: its centre and width, in fractions of the picture.
let centre = { x: .5, y: .5 };
let width = 1;
let most = 1;

const shape = () => picture.naturalWidth / picture.naturalHeight;
const height = () => width * shape() / ratio;
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

function show() {
  width = clamp(width, most / 4, most);
  centre = { x: clamp(centre.x, width / 2, 1 - width / 2), y: clamp(centre.y, height() / 2, 1 - height() / 2) };
  picture.style.width = `${100 / width}%`;
  picture.style.left = `${-(centre.x - width / 2) / width * 100}%`;
  picture.style.top = `${-(centre.y - height() / 2) / height() * 100}%`;
  zoom.value = Math.round(most / width * 100);
  zoom.setAttribute('aria-valuetext', `${zoom.value} persen`);
  part.value = [centre.x - width / 2, centre.y - height() / 2, width, height()].map(number => number.toFixed(5)).join(',');
}

function move(x, y) {
  centre = { x: centre.x + x * width, y: centre.y + y * height() };
  show();
}

function scale(factor) {
  width /= factor;
  show();
}

function begin() {
  most = Math.min(1, ratio / shape());
  width = most;
  centre = { x: .5, y: height() / 2 + (1 - height()) * .25 };
  show();
}

file.addEventListener('change', () => {
  URL.revokeObjectURL(picture.src);
  part.value = '';
  problem.textContent = '';
  box.hidden = file.files.length === 0;
  if (!box.hidden) picture.src = URL.createObjectURL(file.files[0]);
});
picture.addEventListener('load', begin);
picture.addEventListener('error', () => {
  problem.textContent = 'Gambar ini tidak dapat dibuka. Pilih foto JPEG, PNG, atau WebP; foto HEIC disimpan ulang dahulu sebagai JPEG.';
});
zoom.addEventListener('input', () => scale(zoom.value / 100 * width / most));

const keys = {
  ArrowLeft: () => move(-.02, 0), ArrowRight: () => move(.02, 0), ArrowUp: () => move(0, -.02), ArrowDown: () => move(0, .02),
  '+': () => scale(1.05), '=': () => scale(1.05), '-': () => scale(1 / 1.05),
};
view.addEventListener('keydown', event => {
  if (!keys[event.key] || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  keys[event.key]();
});
view.addEventListener('wheel', event => {
  event.preventDefault();
  scale(event.deltaY < 0 ? 1.06 : 1 / 1.06);
}, { passive: false });

const fingers = new Map();
const apart = () => {
  const [one, other] = [...fingers.values()];
  return other ? Math.hypot(one.x - other.x, one.y - other.y) : 0;
};
view.addEventListener('pointerdown', event => {
  view.setPointerCapture(event.pointerId);
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
});
view.addEventListener('pointermove', event => {
  const before = fingers.get(event.pointerId);
  if (!before) return;
  const distance = apart();
  fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
  move(-(event.clientX - before.x) / view.clientWidth / fingers.size, -(event.clientY - before.y) / view.clientHeight / fingers.size);
  if (distance > 0) scale(apart() / distance);
});
for (const end of ['pointerup', 'pointercancel'])
  view.addEventListener(end, event => fingers.delete(event.pointerId));
// Coming back by the browser's button may find a photo still chosen.
addEventListener('pageshow', () => { if (file.files.length > 0 && box.hidden) file.dispatchEvent(new Event('change')); });
