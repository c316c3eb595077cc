// Adding a document: says that it is being read and for how long already, and sends it once.
const form = document.querySelector('[data-adding]');
const now = form?.querySelector('[data-adding-now]');
let clock;

form?.addEventListener('submit', (event) => {
  if (clock !== undefined) {
    event.preventDefault();
    return;
  }
  const [file] = form.elements.file.files;
  const address = form.elements.address?.value.trim() ?? '';
  if (file === undefined && address === '') return;
  const began = Date.now();
  const line = document.createElement('p');
  const time = document.createElement('span');
  // Said once to whoever listens, not every second.
  time.setAttribute('aria-hidden', 'true');
  line.className = 'adding';
  line.append(`Reading ${file?.name ?? address}. `, time);
  now.replaceChildren(line);
  const say = () => {
    const seconds = Math.round((Date.now() - began) / 1000);
    time.textContent = `${seconds} ${seconds === 1 ? 'second' : 'seconds'} so far.`;
  };
  say();
  clock = setInterval(say, 1000);
});

// Whoever comes back to the page as it was can send again.
window.addEventListener('pageshow', () => {
  clearInterval(clock);
  clock = undefined;
  now?.replaceChildren();
});
