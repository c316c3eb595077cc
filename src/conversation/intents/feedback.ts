import { type Reply, readFeedback } from '../../messaging/index.ts';
import type { IntentHandler } from '../heard-turn.ts';
import type { AskedQuestion } from '../memory-store.ts';
import { sentenceCase } from '../quote-clause.ts';
import { type AskServices, FOLLOW_UP_WITHIN, type Noted } from './ask.ts';

/** An answer takes no longer than this to be sent, in milliseconds. */
const ANSWERED_WITHIN = 2 * 60_000;
/** A question so soon after another may have been asked before that was answered, in milliseconds. */
const IN_ONE_BREATH = 10_000;

/** Hears that an answer helped, or did not: its question then counts among those without a good answer. */
export function createFeedback({ unanswered }: Pick<AskServices, 'unanswered'>): IntentHandler {
  return async ({ text, turn, memory, knowledge: { council }, place, notes }) => {
    const said = readFeedback(text);
    if (said === undefined) return undefined;
    if (said.helped) return thanks('Thank you. Nothing of this is kept.');
    if (unanswered === undefined) return thanks('Thank you. What is asked here is not counted.');
    const answeredAt = turn.input.kind === 'action' ? turn.input.answeredAt : undefined;
    const asked =
      said.asked ??
      (turn.input.kind === 'action'
        ? questionAnsweredAt(
            memory.questions,
            answeredAt,
            turn.conversation.kind === 'personal' ? ANSWERED_WITHIN : IN_ONE_BREATH,
          )
        : notes.screen.references.length > 0
          ? undefined // Casework was spoken of since: that is what did not help.
          : lastQuestion(memory.questions, turn.at));
    if (asked === undefined)
      return thanks(
        'I cannot tell which question that was an answer to, so it is not counted. Ask it again and, right after the answer, type "not helpful".',
      );
    const noted = await unanswered({ council: council.id, text: asked, at: turn.at, asker: place.account });
    return thanks(`${whatBecameOfIt[noted]} ${sentenceCase(council.adviceFrom)} can help further.`);
  };
}

const whatBecameOfIt: Readonly<Record<Noted, string>> = {
  counted:
    'Thank you. The question now counts among those without a good answer, which administrators look at. Only those of its words are kept that stand in the documents or in common questions, and not who asked.',
  'counted-before': 'Thank you. The question counts for today already among those without a good answer.',
  'too-little':
    'Thank you. I could not count the question: I keep only words that name nobody, and too few of its words are sure to be such.',
  failed: 'Thank you. The question could not be counted just now.',
};

function thanks(text: string): Reply {
  return { blocks: [{ kind: 'paragraph', text }], audience: 'asker', nature: 'small-talk' };
}

function lastQuestion(questions: readonly AskedQuestion[], now: number): string | undefined {
  const last = questions.at(-1);
  return last !== undefined && now - last.at <= FOLLOW_UP_WITHIN ? last.text : undefined;
}

/**
 * The question of whoever presses that was answered at an instant; undefined where there is none, or two that it may have been. Where
 * others ask too, an answer later than `within` may be theirs.
 */
function questionAnsweredAt(
  questions: readonly AskedQuestion[],
  answeredAt: number | undefined,
  within: number,
): string | undefined {
  if (answeredAt === undefined) return undefined;
  const [last, before] = questions.filter(({ at }) => at <= answeredAt && answeredAt - at <= within).toReversed();
  if (last === undefined || (before !== undefined && last.at - before.at <= IN_ONE_BREATH)) return undefined;
  return last.text;
}
