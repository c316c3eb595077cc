// Adding a document: says that it is being read and since when, and sends it once.
const form = document.querySelector('[data-adding]');
const now = form?.querySelector('[data-adding-now]');
let isSent = false;

form?.addEventListener('submit', (event) => {
  if (isSent) {
    event.preventDefault();
    return;
  }
  const [file] = form.elements.file.files;
  const address = form.elements.address?.value.trim() ?? '';
  if (file === undefined && address === '') return;
  isSent = true;
  const line = document.createElement('p');
  line.className = 'adding';
  line.textContent = `Reading ${file?.name ?? address} since ${new Date().toLocaleTimeString('en-GB')}.`;
  now.replaceChildren(line);
});

// Whoever comes back to the page as it was can send again.
window.addEventListener('pageshow', () => {
  isSent = false;
  now?.replaceChildren();
});
