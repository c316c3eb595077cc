// The try-out conversation: sends what is typed or pressed and shows each answer as the card Teams would show.
import { element, makeAnswer, post, sentenceFor } from './answer.js';

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
const send = form.querySelector('button');
const roles = [...chat.querySelectorAll('[data-typed]')];
const examples = [...chat.querySelectorAll('[data-examples-for]')];

let waiting = false;

/** People's words and ours go into the page as text only. */
function showSaid(text) {
  const said = element('div', 'said');
  said.append(element('h3', 'govuk-visually-hidden', 'You said'), element('p', 'said__text', text));
  said.lastChild.dir = 'auto';
  log.append(said);
  return said;
}

/** Below what was said, or in the place of the card whose button was pressed. */
function showReply(reply, pressed, who) {
  // A button is pressed by whoever was given it, also when somebody else speaks by now.
  const { answer, title } = makeAnswer('h3', 'Clausewise', reply, (typed, values) =>
    ask(typed, { ...who, typed, values }, answer),
  );
  if (reply.replaces && pressed?.isConnected) pressed.remove();
  log.append(answer);
  return title;
}

function setBusy(isBusy) {
  waiting = isBusy;
  busy.textContent = isBusy ? 'Looking it up…' : '';
  log.setAttribute('aria-busy', String(isBusy));
  send.setAttribute('aria-disabled', String(isBusy));
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

function sendTurn(said) {
  return post({ conversation: chat.dataset.conversation, ...said });
}

/** Says something and shows the answer. A press leaves the button behind, so focus goes to the answer; typing keeps its place. */
async function ask(shown, said, pressed) {
  if (waiting) return false;
  showProblem('');
  setBusy(true);
  byId('empty')?.remove();
  const asked = showSaid(shown);
  reveal(asked);
  try {
    const who = { tenant: said.tenant, ...(said.as ? { as: said.as } : {}) };
    const title = showReply(await sendTurn(said), pressed instanceof Element ? pressed : undefined, who);
    for (const group of examples) group.open = false;
    if (pressed) title.focus({ preventScroll: true });
    reveal(asked);
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

function showExamples() {
  for (const group of examples) {
    group.hidden = group.dataset.examplesFor !== tenant.value || group.querySelector('button') === null;
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
  example.addEventListener('click', () => ask(example.textContent, { ...speaker(), text: example.textContent }, true));
}

/** Only the people of the council that is chosen. Its directory knows what they are, so nobody needs to say. */
function showPeople() {
  for (const option of people) {
    const isOther = option.dataset.tenant !== undefined && option.dataset.tenant !== tenant.value;
    option.hidden = isOther;
    option.disabled = isOther;
  }
  byId('roles').hidden = Boolean(person?.value);
}

person?.addEventListener('change', () => {
  showPeople();
  const name = person.selectedOptions[0].dataset.name;
  log.append(
    element('p', 'note', name ? `You are now speaking as ${name}.` : 'You are now speaking as nobody in particular.'),
  );
  byId('empty')?.remove();
});

tenant.addEventListener('change', () => {
  for (const role of roles) role.setAttribute('aria-pressed', 'false');
  if (person) person.value = '';
  showExamples();
  showPeople();
  log.append(element('p', 'note', `You are now asking about ${tenant.selectedOptions[0].textContent}.`));
});

showExamples();
showPeople();
chat.hidden = false;
