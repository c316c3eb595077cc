// The made-up people's inboxes, side by side, and the clock that can be moved.
import { element, makeAnswer, post, send, sentenceFor } from './answer.js';

const byId = (id) => document.getElementById(id);
const tenant = byId('tenant');
const news = byId('inbox-news');
const inboxes = [...document.querySelectorAll('.inbox')];
const clock = byId('clock');
const conversation = `inbox-${byId('chat').dataset.conversation}`;
/** How often new messages are asked for, in milliseconds. */
const interval = 2_000;

let seen = 0;
let asking = false;

function inboxOf({ tenant: council, accountId }) {
  return inboxes.find(({ dataset }) => dataset.tenant === council && dataset.account === accountId);
}

/** A message, in the place of its earlier version where there is one. */
function showMessage(message) {
  const inbox = inboxOf(message);
  if (!inbox) return;
  const messages = inbox.querySelector('.inbox__messages');
  messages.querySelector('.note')?.remove();
  const when = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/London',
  }).format(message.at);
  const { answer } = makeAnswer('h4', when, message, (typed, values) => press(inbox, answer, typed, values));
  answer.dataset.message = message.messageId;
  const earlier = [...messages.children].find(({ dataset }) => dataset.message === message.messageId);
  if (earlier) earlier.replaceWith(answer);
  else messages.prepend(answer);
}

/** A button in an inbox says what it says as the person whose inbox it is. */
async function press(inbox, pressed, typed, values) {
  const messages = inbox.querySelector('.inbox__messages');
  try {
    const said = { tenant: inbox.dataset.tenant, as: inbox.dataset.person, conversation, typed, values };
    const reply = await post(said);
    const { answer, title } = makeAnswer('h4', `Answer to ${inbox.dataset.name}`, reply, (next, held) =>
      press(inbox, answer, next, held),
    );
    if (reply.replaces) {
      answer.dataset.message = pressed.dataset.message ?? '';
      pressed.replaceWith(answer);
    } else pressed.after(answer);
    title.focus({ preventScroll: true });
    answer.scrollIntoView({ block: 'nearest' });
    await refresh();
  } catch (error) {
    const problem = element('p', 'govuk-error-message', sentenceFor(error));
    problem.setAttribute('role', 'alert');
    messages.prepend(problem);
  }
}

async function refresh() {
  if (asking || document.hidden) return;
  asking = true;
  try {
    const response = await fetch(`/chat/inbox?since=${seen}`, { signal: AbortSignal.timeout(10_000) });
    const { messages, clock: time } = await response.json();
    for (const message of messages) {
      showMessage(message);
      seen = Math.max(seen, message.seq);
    }
    const names = messages.flatMap((message) => inboxOf(message)?.dataset.name ?? []);
    if (names.length > 0) news.textContent = `New messages to ${[...new Set(names)].join(', ')}.`;
    if (time) showTime(time);
  } catch {
    // The next round asks again; the conversation says so when the server cannot be reached.
  } finally {
    asking = false;
  }
}

function showTime({ words }) {
  byId('clock-now').textContent = words;
}

async function moveClock(to) {
  const problem = byId('clock-problem');
  const busy = byId('clock-busy');
  problem.textContent = '';
  if (busy.textContent) return;
  busy.textContent = 'Moving the clock…';
  try {
    const { clock: time } = await send('/chat/clock', { to });
    showTime(time);
    byId('clock-to').value = time.local;
    await refresh();
  } catch (error) {
    problem.textContent = sentenceFor(error);
  } finally {
    busy.textContent = '';
  }
}

/** The next day from where the clock is, at nine. */
async function nextMorning() {
  const response = await fetch('/chat/inbox?since=9007199254740990');
  const { clock: time } = await response.json();
  const day = new Date(`${time.local.slice(0, 10)}T12:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  await moveClock(`${day.toISOString().slice(0, 10)}T09:00`);
}

function showInboxes() {
  for (const inbox of inboxes) inbox.hidden = inbox.dataset.tenant !== tenant.value;
}

clock?.addEventListener('submit', (event) => {
  event.preventDefault();
  const to = byId('clock-to').value;
  if (to) moveClock(to);
  else byId('clock-problem').textContent = 'Give a date and a time.';
});
byId('clock-reset')?.addEventListener('click', () => moveClock('now'));
byId('clock-day')?.addEventListener('click', nextMorning);
tenant.addEventListener('change', showInboxes);

showInboxes();
byId('inboxes').hidden = false;
refresh();
setInterval(refresh, interval);
