// What the conversation and the inboxes share: sending a turn, and drawing an answer as Teams, Slack or a plain text shows it.
import { drawBlocks } from './blocks-view.js';
import { drawCard } from './card-view.js';

/** How long an answer may take, in milliseconds. */
const patience = 60_000;
let look = 'card';

/** What the server refused, with its sentence. */
class Refused extends Error {}

export function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** An answer: who says it, and what was said in the look that is chosen. `onSubmit` gets what a button says, a form held and stands on the button. */
export function makeAnswer(level, who, reply, onSubmit) {
  const answer = element('article', 'answer');
  const title = element(level, 'answer__who', who);
  title.tabIndex = -1;
  answer.append(title);
  const body = element('div', 'answer__body');
  answer.append(body);
  body.addEventListener('look', () => draw(body, reply, onSubmit));
  draw(body, reply, onSubmit);
  return { answer, title };
}

/** From now on every answer on the page is shown so: `card`, `blocks` or `text`. */
export function showAs(wanted) {
  look = wanted;
  for (const body of document.querySelectorAll('.answer__body')) body.dispatchEvent(new Event('look'));
}

/** What can be drawn at once is there at once, so that whoever scrolls to it knows how long it is. */
function draw(body, reply, onSubmit) {
  const wanted = look;
  if (wanted !== 'blocks') {
    body.replaceChildren((wanted === 'card' && drawCard(reply.card, onSubmit)) || plainOf(reply));
    return;
  }
  drawAsSlack(reply, onSubmit).then((drawn) => {
    if (wanted === look) body.replaceChildren(drawn);
  });
}

function plainOf({ text }) {
  const shown = element('pre', 'answer__text', text);
  shown.tabIndex = 0;
  return shown;
}

async function drawAsSlack({ id, messageId }, onSubmit) {
  try {
    const response = await fetch(`/chat/blocks?id=${encodeURIComponent(id ?? messageId)}`);
    const { blocks, message } = await response.json();
    return response.ok ? drawBlocks(blocks, onSubmit) : element('p', 'note', message);
  } catch {
    return element('p', 'note', 'Clausewise could not be reached.');
  }
}

/** Sends a turn and gives the answer. Rejects with what `sentenceFor` can put into words. */
export async function post(turn) {
  return send('/chat/turns', { id: crypto.randomUUID(), ...turn });
}

export async function send(address, body) {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(patience),
  });
  const answer = await response.json();
  if (!response.ok) throw new Refused(answer.message);
  return answer;
}

export function sentenceFor(error) {
  if (error instanceof Refused && error.message) return error.message;
  if (error.name === 'TimeoutError') return 'The answer is taking too long. Please try again.';
  return 'Clausewise could not be reached. Please check your connection and try again.';
}
