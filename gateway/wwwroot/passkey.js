// Passkeys: asks the server what to ask the device, the device for its answer, and sends that answer with the form it belongs to.
const able = window.PublicKeyCredential?.parseCreationOptionsFromJSON && window.isSecureContext;

const options = async form => {
  const body = new URLSearchParams({ begin: 'ya', __RequestVerificationToken: form.elements.__RequestVerificationToken.value });
  const answer = await fetch(form.getAttribute('action') + '/pilihan', { method: 'POST', body });
  if (!answer.ok) throw new Error('no options');
  return answer.json();
};

const ask = {
  create: async form => navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(await options(form)) }),
  get: async form => navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(await options(form)) }),
};

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!able) continue;
  form.hidden = false;
  const said = form.querySelector('[role=status]');
  form.addEventListener('submit', async event => {
    event.preventDefault();
    said.textContent = '';
    try {
      form.elements.credential.value = JSON.stringify(await ask[form.dataset.passkey](form));
      form.submit();
    } catch {
      said.textContent = 'Perangkat tidak memberikan kunci sandi. Coba lagi, atau gunakan kata sandi.';
    }
  });
}
