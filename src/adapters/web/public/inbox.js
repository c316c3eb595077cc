// Two of the made-up people's inboxes, side by side, and the clock that can be moved.
import { element, makeAnswer, post, send, sentenceFor } from './answer.js';

const byId = (id) => document.getElementById(id);
const tenant = byId('tenant');
const people = [...byId('person').options].filter(({ value }) => value !== '');
const news = byId('inbox-news');
const sides = [...document.querySelectorAll('.inbox')];
const clock = byId('clock');
/** How often new messages are asked for, in milliseconds. */
const interval = 2_000;
/** Whose inboxes are open first: an officer's and a councillor's. */
const first = ['priya', 'khan'];

/** Every message there is, the newest version of each, by its id in the order in which they came. */
const messages = new Map();
/** Messages that nobody has looked at yet, by account. */
const unread = new Map();
let seen = 0;
let asking = false;
/** How often the clock was moved: what was asked before a move knows an earlier time. */
let moves = 0;

const whose = (side) =>
  people.find(({ value, dataset }) => dataset.tenant === tenant.value && value === select(side).value);
const select = (side) => side.querySelector('.inbox__whose');
const bodyOf = (side) => side.querySelector('.inbox__messages');
const isFor = (option, message) =>
  option?.dataset.account === message.accountId && option.dataset.tenant === message.tenant;

const when = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

function draw(side, message) {
  const { answer } = makeAnswer('h3', when.format(message.at), message, (typed, values) =>
    press(side, answer, typed, values),
  );
  answer.dataset.message = message.messageId;
  return answer;
}

/** A message, in the place of its earlier version where there is one. */
function show(side, message) {
  const body = bodyOf(side);
  body.querySelector('.note')?.remove();
  const earlier = [...body.children].find(({ dataset }) => dataset.message === message.messageId);
  if (earlier) earlier.replaceWith(draw(side, message));
  else body.prepend(draw(side, message));
}

/** All of one person's messages, the newest first. */
function fill(side) {
  const owner = whose(side);
  const theirs = [...messages.values()].filter((message) => isFor(owner, message));
  const nothing = element('p', 'note', 'Nothing yet.');
  bodyOf(side).replaceChildren(
    ...(theirs.length === 0 ? [nothing] : theirs.reverse().map((message) => draw(side, message))),
  );
  if (owner) unread.delete(owner.dataset.account);
  bodyOf(side).setAttribute('aria-label', `Messages to ${owner?.dataset.name ?? 'nobody'}, ${side.dataset.side}`);
  nameOptions();
}

/** Whose inboxes there are, with how many messages in each nobody has looked at. */
function nameOptions() {
  for (const side of sides) {
    for (const option of select(side).options) {
      const count = unread.get(option.dataset.account) ?? 0;
      option.textContent = `${option.dataset.label}${count > 0 ? ` (${count} new)` : ''}`;
    }
  }
}

/** The people of the council that is chosen. */
function showInboxes() {
  const here = people.filter(({ dataset }) => dataset.tenant === tenant.value);
  byId('inboxes').hidden = here.length === 0;
  sides.forEach((side, at) => {
    const options = here.map(({ value, textContent, dataset }) => {
      const option = new Option(textContent.trim(), value, false, value === (first[at] ?? ''));
      option.dataset.account = dataset.account;
      option.dataset.label = textContent.trim();
      return option;
    });
    select(side).replaceChildren(...options);
    fill(side);
  });
}

/** A button in an inbox says what it says as the person whose inbox it is. */
async function press(side, pressed, typed, values) {
  const owner = whose(side);
  if (!owner) return;
  try {
    const said = { tenant: owner.dataset.tenant, as: owner.value, conversation: `inbox-${owner.value}`, typed, values };
    const reply = await post(said);
    const { answer, title } = makeAnswer('h3', `Answer to ${owner.dataset.name}`, reply, (next, held) =>
      press(side, answer, next, held),
    );
    if (reply.replaces) {
      answer.dataset.message = pressed.dataset.message ?? '';
      pressed.replaceWith(answer);
    } else pressed.after(answer);
    title.focus({ preventScroll: true });
    answer.scrollIntoView({ block: 'nearest' });
    document.dispatchEvent(new CustomEvent('pressed'));
    await refresh();
  } catch (error) {
    const problem = element('p', 'govuk-error-message', sentenceFor(error));
    problem.setAttribute('role', 'alert');
    bodyOf(side).prepend(problem);
  }
}

function take(message) {
  const isNew = !messages.has(message.messageId);
  messages.set(message.messageId, message);
  seen = Math.max(seen, message.seq);
  const open = sides.filter((side) => isFor(whose(side), message));
  for (const side of open) show(side, message);
  if (open.length === 0 && isNew) unread.set(message.accountId, (unread.get(message.accountId) ?? 0) + 1);
  return isNew ? people.filter((option) => isFor(option, message)).map(({ dataset }) => dataset.name) : [];
}

async function refresh() {
  if (asking || document.hidden) return;
  asking = true;
  const before = moves;
  try {
    const wanted = `/chat/inbox?since=${seen}&tenant=${encodeURIComponent(tenant.value)}`;
    const response = await fetch(wanted, { signal: AbortSignal.timeout(10_000) });
    const { messages: came, clock: time, reading = '' } = await response.json();
    const names = new Set(came.flatMap(take));
    if (names.size > 0) news.textContent = `New messages to ${[...names].join(', ')}.`;
    nameOptions();
    if (time && before === moves) showTime(time);
    if (byId('reading').textContent !== reading) byId('reading').textContent = reading;
  } catch {
    // The next round asks again; the conversation says so when the server cannot be reached.
  } finally {
    asking = false;
  }
}

function showTime({ words, next }) {
  if (!clock) return;
  byId('clock-now').textContent = words;
  byId('clock-next').textContent = next;
}

/** Moves the clock and shows what that brought. Resolves with whether it was moved. */
export async function moveClock(to) {
  const problem = byId('clock-problem');
  const busy = byId('clock-busy');
  problem.textContent = '';
  if (busy.textContent) return false;
  busy.textContent = 'Moving the clock…';
  try {
    const { clock: time } = await send('/chat/clock', { to, tenant: tenant.value });
    moves += 1;
    showTime(time);
    byId('clock-to').value = time.local;
    await refresh();
    return true;
  } catch (error) {
    problem.textContent = sentenceFor(error);
    return false;
  } finally {
    busy.textContent = '';
  }
}

/** Opens somebody's inbox on the left. */
export function openInbox(id) {
  const [left] = sides;
  select(left).value = id;
  fill(left);
  byId('inboxes').scrollIntoView({ block: 'start' });
  select(left).focus({ preventScroll: true });
}

async function startAgain() {
  const busy = byId('clock-busy');
  if (busy.textContent) return;
  busy.textContent = 'Starting again…';
  try {
    await send('/chat/reset', {});
    location.reload();
  } catch (error) {
    byId('clock-problem').textContent = sentenceFor(error);
    busy.textContent = '';
  }
}

clock?.addEventListener('submit', (event) => {
  event.preventDefault();
  const to = byId('clock-to').value;
  if (to) moveClock(to);
  else byId('clock-problem').textContent = 'Give a date and a time.';
});
for (const button of clock?.querySelectorAll('[data-clock]') ?? [])
  button.addEventListener('click', () => moveClock(button.dataset.clock));
byId('reset')?.addEventListener('click', startAgain);
for (const side of sides) select(side).addEventListener('change', () => fill(side));
tenant.addEventListener('change', () => {
  showInboxes();
  refresh();
});

showInboxes();
refresh();
setInterval(refresh, interval);
