// The tab in Microsoft Teams: Teams says who looks at it, and what the server answers to them is drawn as cards.
import { drawCard } from './card-view.js';

const { app, authentication } = globalThis.microsoftTeams ?? {};
const cards = document.querySelector('#cards');
const problem = document.querySelector('#problem');

async function ask(said) {
  const token = await authentication.getAuthToken();
  const response = await fetch(location.pathname, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(said),
  });
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return (await response.json()).cards;
}

/** Resolves with whether there is something to see. */
async function show(said) {
  cards.setAttribute('aria-busy', 'true');
  try {
    const drawn = (await ask(said)).map((card) => drawCard(card, (typed, values) => show({ ...values, typed }), 2));
    cards.replaceChildren(...drawn);
    problem.hidden = true;
    return true;
  } catch {
    problem.hidden = false;
    return false;
  } finally {
    cards.removeAttribute('aria-busy');
  }
}

try {
  await app.initialize();
  // A failure has its sentence and its way into the chat on this page: Teams need not put one of its own in its place.
  if (await show({})) app.notifySuccess();
  else app.notifyExpectedFailure({ reason: app.ExpectedFailureReason.Other });
} catch {
  problem.hidden = false;
}
