// Five steps through the try-out, each with a button that does it; they can be skipped and stay away then.
import { say, speakAs } from './chat.js';
import { moveClock, openInbox } from './inbox.js';

const byId = (id) => document.getElementById(id);
const tour = byId('tour');
const key = 'clausewise-tour';
const isHere = (id) => [...byId('person').options].some(({ value, disabled }) => value === id && !disabled);

/** Undefined where the browser keeps nothing for us. */
function remembered() {
  try {
    return localStorage.getItem(key);
  } catch {
    return undefined;
  }
}

function remember(what) {
  try {
    localStorage.setItem(key, what);
  } catch {
    // The tour is shown again next time.
  }
}

function tick(step, sentence) {
  const item = tour.querySelector(`[data-step="${step}"]`);
  item.classList.add('tour__done');
  if (!item.querySelector('.tour__mark')) {
    const mark = document.createElement('span');
    mark.className = 'tour__mark';
    mark.textContent = ' Done.';
    item.append(mark);
  }
  byId('tour-news').textContent = sentence;
}

const steps = {
  ask: () => say(document.querySelector('[data-examples-for]:not([hidden]) [data-example]')?.textContent ?? 'help'),
  person: async () => {
    if (!isHere('khan')) return false;
    speakAs('khan');
    return true;
  },
  log: async () => {
    if (isHere('khan')) speakAs('khan');
    return say('log an enquiry: streetlight out in Abbey Street, with Priya Shah, received today');
  },
  clock: () => moveClock('tomorrow'),
  press: async () => {
    if (isHere('priya')) openInbox('priya');
    return true;
  },
};

for (const [step, act] of Object.entries(steps)) {
  tour.querySelector(`[data-step="${step}"] button`).addEventListener('click', async () => {
    if (await act()) tick(step, 'Done. The next step follows.');
  });
}

byId('tour-skip').addEventListener('click', () => {
  remember('skipped');
  tour.hidden = true;
  byId('question').focus();
});

tour.hidden = remembered() === 'skipped';
