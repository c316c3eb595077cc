import { type Reply, reply } from '../../messaging/index.ts';
import { type Command, LOG, type Offer, sayList, type Understanding } from '../../understanding/index.ts';
import { buttons, paragraph } from './wording.ts';

type Held = Extract<Understanding, { kind: 'held' }>;

/** Said instead of doing something that was not plainly asked to be done now; the enquiry is shown below it, where it is of one. */
function heldSentence({ why, words, command }: Pick<Held, 'why' | 'words' | 'command'>): string {
  const shown = command === undefined ? '' : ' This is how it stands, and what can be done.';
  const because = `You said “${words}”, so nothing was done.`;
  switch (why) {
    case 'question':
      return `That is a question, so nothing was changed.${shown}`;
    case 'unsent':
      return `${because} It goes at once or not at all.${shown}`;
    case 'later':
      return `${because} I do things at once or not at all.${shown}`;
    case 'negated':
      return `${because}${shown}`;
    case 'past':
      return command === undefined
        ? 'I know how things stand now, and not how they stood on a day that is over.'
        : 'I know how this stands now, and not how it stood then. Below is how it stands now, with what was done on which day.';
    case 'not-yet':
      return `Nothing was changed by that.${shown}`;
    case 'condition':
      return `${because} I cannot wait to see whether it is so: say it again when it is.${shown}`;
    case 'exception':
      return `${because} I cannot leave anybody or anything out: name each that you mean.${shown}`;
    case 'internal':
      return `You said “${words}”, and the councillor reads this, so nothing was sent. A note is read by officers only.${shown}`;
    case 'fewer':
      return `You said “${words}”, so nothing was done. An announcement goes to all councillors, to all officers, or to everyone, and to nobody alone.`;
    case 'unsure':
      return `${because} Say it plainly if you want it.${shown}`;
  }
}

/** Why a yes was none. */
export function sayWaitsFor({ why, words }: Held): string {
  const because = `You said “${words}”, so nothing was done.`;
  return why === 'later'
    ? `${because} I do things at once or not at all.`
    : `${because} I cannot wait to see whether it is so.`;
}

/** What was held back: why, the enquiry where it is of one, and what can be done instead. */
export function sayHeld(held: Held, shown: Reply | undefined): Reply {
  const { offers } = held;
  return {
    ...reply(
      paragraph(heldSentence(shown === undefined ? { why: held.why, words: held.words } : held)),
      ...(offers.length === 0 ? [] : [buttons(...offers.map(({ label, typed }) => [label, typed] as const))]),
      ...(shown?.blocks ?? []),
    ),
    nature: shown === undefined ? 'asks' : 'shows',
  };
}

/** Said where a turn was not understood: one that begins with a yes or a no was taken for neither. */
export function notTaken(text: string, about = ''): string {
  const [, yes, no] = /^(?:(yes|yep|yeah|yup|aye|ie|ok|okay|sure)|(no|nope|nah))(?!\p{L})/iu.exec(text) ?? [];
  const took = yes !== undefined ? 'It was not taken as a yes.' : no !== undefined ? 'It was not taken as a no.' : '';
  return `I did not understand that${about}, so nothing was changed.${took === '' ? '' : ` ${took}`}`;
}

/** Plainly casework, but not which: what it may have been. */
export function askWhatWasMeant(offers: readonly Offer[], text = ''): Reply {
  const none = notTaken(text, ' about casework');
  return {
    ...(offers.length === 0
      ? reply(paragraph(none))
      : reply(
          paragraph(`${none} Did you mean:`),
          buttons(...offers.map(({ label, typed }) => [label, typed] as const)),
        )),
    nature: 'unclear',
  };
}

/** How something is done here: by typing it. */
export function sayHow(typed: string): Reply {
  if (typed === 'undo')
    return reply(
      paragraph('Type "undo" to take back what you changed last. That works for five minutes.'),
      paragraph(
        'Later you can put right what is wrong, such as "put right the subject of CW-2026-0042: streetlight out in Abbey Street", or withdraw an enquiry that should not be there: "withdraw CW-2026-0042: logged by mistake".',
      ),
      buttons(['Help', 'help'], ['My casework', sayList('mine')]),
    );
  return reply(
    paragraph(`Type it here in your own words, such as "${typed}".`),
    paragraph(
      'An enquiry can be named by its number or by what it is about. What was not plain is read back before anything is written.',
    ),
    buttons(['Help', 'help'], ['My casework', sayList('mine')]),
  );
}

/** Several things were wanted in one message: a button each, and nothing done. */
export function offerOneByOne({ why, each, text }: Extract<Understanding, { kind: 'several' }>): Reply {
  return {
    ...reply(
      paragraph(
        why === 'meant-other'
          ? each.some(({ typed }) => typed.startsWith('undo '))
            ? 'What was done last stands, and nothing was changed now. You can take it back, and do the same for the other:'
            : 'Nothing was changed now. Do you want this for the other?'
          : why === 'which-one'
            ? 'Your words may be about the enquiry on the screen or about another. Nothing was changed yet. Which do you mean?'
            : why === 'row-or-number'
              ? 'A number alone may be that of an enquiry, or say which of those that stand above. Nothing was changed yet. Which do you mean?'
              : why === 'who-sees'
                ? `“${text}” reads as if it were for the councillor. Nothing was changed yet. Shall they see it?`
                : why === 'stands'
                  ? each.some(({ typed }) => typed.startsWith('show '))
                    ? 'What was done last stands, and nothing was changed now. Take it back, then say what you meant:'
                    : 'What was done last stands, and nothing was changed now. Take it back first, then do it as you mean it now:'
                  : why === 'one-by-one' && each.length > 1
                    ? 'I take these one at a time, so nothing was changed yet. Choose each in turn:'
                    : `Nothing was changed yet. ${each.length > 1 ? 'Which of these do' : 'Is this what'} you want?`,
      ),
      buttons(...each.map(({ label, typed }) => [label, typed] as const)),
    ),
    nature: 'asks',
  };
}

/** Beside the documents' answer: the casework it may have been. */
export function casework(offers: readonly Offer[]): Reply {
  return reply(
    paragraph('If you mean casework:'),
    buttons(...offers.map(({ label, typed }) => [label, typed] as const)),
  );
}

/** What is answered when a command meant nothing after all: undefined leaves it to the documents. */
export function instead(command: Command, text: string): Reply | undefined {
  const shows = (text: string, ...offers: readonly (readonly [string, string])[]): Reply => ({
    ...reply(paragraph(text), ...(offers.length === 0 ? [] : [buttons(...offers)])),
    nature: 'shows',
  });
  const asks = (text: string): Reply => ({ ...reply(paragraph(text)), nature: 'asks' });
  switch (command.kind) {
    case 'confirm':
      return shows('There is nothing here that waits for a yes.', ['My casework', sayList('mine')]);
    case 'cancel':
      return shows('There is nothing here to cancel.', ['My casework', sayList('mine')]);
    case 'absence-over':
      return shows('You are not recorded as away.');
    case 'absence':
      return asks(
        command.words.days === ''
          ? 'Which days? Say the first and the last, such as "24 to 31 December".'
          : `I cannot tell the first and the last day from "${command.words.days}". Say both, such as "24 to 31 December".`,
      );
    case 'show':
    case 'why':
    case 'history':
    case 'snooze':
    case 'act': {
      const named = command.abouts[0]?.named ?? '';
      // A word or two behind a verb that no enquiry speaks of was no enquiry.
      if (
        /^CW/i.test(named) ||
        (command.kind === 'act' && named !== '' && !/\b(?:one|enquiry|case|my|the)\b/i.test(text))
      )
        return undefined;
      if (named === '') return asks('Which enquiry do you mean? Say its number, or what it is about.');
      return shows(
        command.kind === 'act'
          ? `I found no enquiry about "${named}" that this can be done with.`
          : `No open enquiry that you can see speaks of "${named}" in its subject or its details. Residents’ names are not looked through.`,
        ['My casework', sayList('mine')],
        ['Log an enquiry', LOG],
      );
    }
    default:
      return undefined;
  }
}
