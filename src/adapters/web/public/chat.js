// The try-out conversation: sends what is typed or pressed and shows each answer as the platforms would. The server keeps it.
import { element, makeAnswer, post, send, sentenceFor, showAs } from './answer.js';

const byId = (id) => document.getElementById(id);
const chat = byId('chat');
const log = byId('log');
const tenant = byId('tenant');
const person = byId('person');
const people = [...(person?.options ?? [])];
const form = byId('ask');
const question = byId('question');
const busy = byId('busy');
const problem = byId('problem');
const submit = form.querySelector('button');
const roles = [...chat.querySelectorAll('[data-typed]')];
const examples = [...chat.querySelectorAll('[data-examples-for]')];

let waiting = false;

/** People's words and ours go into the page as text only. */
function showSaid(text) {
  log.hidden = false;
  byId('after').hidden = false;
  const said = element('div', 'said');
  said.append(element('h3', 'govuk-visually-hidden', 'You said'), element('p', 'said__text', text));
  said.lastChild.dir = 'auto';
  log.append(said);
  return said;
}

/** Below what was said, or in the place of the card whose button was pressed. */
function showReply(reply, pressed, who) {
  // A button is pressed by whoever was given it, also when somebody else speaks by now.
  const { answer, title } = makeAnswer('h3', 'Clausewise', reply, (typed, values, label) =>
    ask(label || typed, { ...who, typed, values, ...(label ? { label } : {}), pressed: reply.id }, answer),
  );
  if (reply.replaces && pressed?.isConnected) pressed.remove();
  log.append(answer);
  return title;
}

function setBusy(isBusy) {
  waiting = isBusy;
  busy.textContent = isBusy ? 'Looking it up…' : '';
  log.setAttribute('aria-busy', String(isBusy));
  submit.setAttribute('aria-disabled', String(isBusy));
}

function showProblem(sentence) {
  problem.textContent = sentence;
  if (sentence) question.setAttribute('aria-invalid', 'true');
  else question.removeAttribute('aria-invalid');
}

/** Who speaks: one of the made-up people, or nobody in particular. */
function speaker() {
  return { tenant: tenant.value, ...(person?.value ? { as: person.value } : {}) };
}

/** Says something and shows the answer. A press leaves the button behind, so focus goes to the answer; typing keeps its place. */
async function ask(shown, said, pressed) {
  if (waiting) return false;
  showProblem('');
  setBusy(true);
  const asked = showSaid(shown);
  reveal(asked);
  try {
    const who = { tenant: said.tenant, ...(said.as ? { as: said.as } : {}) };
    const reply = await post({ conversation: 'talk', ...said });
    const title = showReply(reply, pressed instanceof Element ? pressed : undefined, who);
    if (pressed) title.focus({ preventScroll: true });
    reveal(asked);
    document.dispatchEvent(new CustomEvent('answered', { detail: said }));
    return true;
  } catch (error) {
    asked.remove();
    showProblem(sentenceFor(error));
    if (!pressed) question.focus();
    return false;
  } finally {
    setBusy(false);
  }
}

/** Brings the question with the beginning of its answer into view: in the log where that scrolls, else on the page. */
function reveal(asked) {
  if (getComputedStyle(log).overflowY === 'auto') {
    log.scrollTop += asked.getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
    log.parentElement.scrollIntoView({ block: 'nearest' });
  } else {
    asked.scrollIntoView({ block: 'start' });
  }
}

async function askTyped() {
  const text = question.value;
  if (waiting) return;
  if (text.trim() === '') {
    showProblem('Please type a question.');
    question.focus();
    return;
  }
  question.value = '';
  const answered = await ask(text, { ...speaker(), text }, false);
  // Nobody should have to type a question twice because the line was down.
  if (!answered && question.value === '') question.value = text;
}

/** What the council's documents answer; beside it what whoever speaks may want to say. */
function showExamples() {
  for (const group of examples) {
    const { examplesFor, examplesAs = '' } = group.dataset;
    const isMeant = examplesFor === tenant.value && (examplesAs === '' || examplesAs === person?.value);
    group.hidden = !isMeant || group.querySelector('button') === null;
  }
}

/** Only the people of the council that is chosen. Its directory knows what they are, so nobody needs to say. */
function showPeople() {
  for (const option of people) {
    const isOther = option.dataset.tenant !== undefined && option.dataset.tenant !== tenant.value;
    option.hidden = isOther;
    option.disabled = isOther;
  }
  byId('roles').hidden = Boolean(person?.value);
  const council = tenant.selectedOptions[0]?.textContent ?? '';
  const who = person?.value ? person.selectedOptions[0].textContent.trim() : 'nobody in particular';
  byId('who-line').textContent = `${council.trim()}. You speak as ${who}.`;
  showExamples();
}

function note(text) {
  if (!log.hidden) log.append(element('p', 'note', text));
}

/** Somebody of the council that is chosen, or nobody in particular. */
export function speakAs(id) {
  if (!person || person.value === id) return;
  person.value = id;
  showPeople();
  const { name } = person.selectedOptions[0].dataset;
  note(name ? `You are now speaking as ${name}.` : 'You are now speaking as nobody in particular.');
}

/** Says it as whoever speaks. Resolves with whether it was answered. */
export function say(text) {
  return ask(text, { ...speaker(), text }, true);
}

/** What was said here before: it is the same after a reload, and after the server was restarted. */
async function restore() {
  const response = await fetch('/chat/talk', { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) return;
  const { entries } = await response.json();
  for (const { id, said, tenant: council, as, answer } of entries) {
    const asked = showSaid(said);
    if (answer) showReply({ id, ...answer }, undefined, { tenant: council, ...(as ? { as } : {}) });
    if (id === entries.at(-1).id) {
      tenant.value = council;
      if (person) person.value = as ?? '';
      showPeople();
      reveal(asked);
    }
  }
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  askTyped();
});

question.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  askTyped();
});

for (const role of roles) {
  role.addEventListener('click', async () => {
    const answered = await ask(role.dataset.typed, { ...speaker(), typed: role.dataset.typed, values: {} }, true);
    if (answered) for (const other of roles) other.setAttribute('aria-pressed', String(other === role));
  });
}

for (const example of chat.querySelectorAll('[data-example]')) {
  example.addEventListener('click', () => say(example.textContent));
}

person?.addEventListener('change', () => {
  const { value } = person;
  person.value = value === '' ? people.at(-1).value : '';
  speakAs(value);
});

tenant.addEventListener('change', () => {
  for (const role of roles) role.setAttribute('aria-pressed', 'false');
  if (person) person.value = '';
  showPeople();
  note(`You are now asking about ${tenant.selectedOptions[0].textContent}.`);
});

byId('look').addEventListener('change', ({ target }) => showAs(target.value));

byId('forget').addEventListener('click', async () => {
  try {
    await send('/chat/forget', {});
    log.replaceChildren();
    log.hidden = true;
    byId('after').hidden = true;
    question.focus();
  } catch (error) {
    showProblem(sentenceFor(error));
  }
});

showPeople();
chat.hidden = false;
await restore().catch(() => undefined);
