// What the conversation and the inboxes share: sending a turn, and drawing an answer with its plain text.
import { drawCard } from './card-view.js';

/** How long an answer may take, in milliseconds. */
const patience = 60_000;
let turns = 0;

/** What the server refused, with its sentence. */
class Refused extends Error {}

export function element(name, className, text) {
  const made = document.createElement(name);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** An answer: who says it, the card, and the same as plain text. `onSubmit` gets what a button says and a form held. */
export function makeAnswer(level, who, { text, card }, onSubmit) {
  const answer = element('article', 'answer');
  const title = element(level, 'answer__who', who);
  title.tabIndex = -1;
  answer.append(title);
  const drawn = drawCard(card, onSubmit);
  if (drawn) answer.append(drawn);
  const details = element('details', 'govuk-details answer__plain');
  const summary = element('summary', 'govuk-details__summary');
  summary.append(element('span', 'govuk-details__summary-text', 'Plain text'));
  const body = element('pre', 'govuk-details__text answer__text', text);
  body.tabIndex = 0;
  details.append(summary, body);
  answer.append(details);
  return { answer, title };
}

/** Sends a turn and gives the answer. Rejects with what `sentenceFor` can put into words. */
export async function post(turn) {
  turns += 1;
  return send('/chat/turns', { id: `${turns}`, ...turn });
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
