// Shows the "Copy link" button, which only works with a script, and says what it did.
const box = document.querySelector('[data-copy-link]');
const button = box?.querySelector('button');
const status = box?.querySelector('[role=status]');

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  // Without HTTPS there is no clipboard object; a selected field still copies.
  const field = document.createElement('textarea');
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  button.focus();
  if (!copied) throw new Error('The browser did not copy');
}

button?.addEventListener('click', async () => {
  const address = document.querySelector('link[rel=canonical]').href + location.hash;
  try {
    await copy(address);
    status.textContent = 'Copied';
  } catch {
    status.textContent = `Copy this address: ${address}`;
  }
});

if (box) box.hidden = false;
