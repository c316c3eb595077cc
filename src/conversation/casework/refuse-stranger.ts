import { type Reply, reply } from '../../messaging/index.ts';
import type { HeardTurn, Speaker } from '../heard-turn.ts';
import { platformName } from '../platform-name.ts';
import { buttons, paragraph } from './wording.ts';

/** The same for every command, so that nobody learns from it what there is. */
export function refuse({ why }: Extract<Speaker, { kind: 'stranger' }>, { knowledge, turn }: HeardTurn): Reply {
  const council = knowledge.council.name;
  const sentences: Record<typeof why, string> = {
    outsider: `Casework is for people of ${council} only, and your account belongs to another organisation.`,
    'platform-silent': `${platformName(turn.platform)} could not tell me just now who you are, so I cannot open casework for you. Please try again in a few minutes.`,
    'no-address': `Casework is for people in ${council}'s directory, and ${turn.platform === 'web' ? 'you are not speaking as one of them' : 'your account comes without an e-mail address that can be checked'}.`,
    'not-in-directory': `Casework is for people in ${council}'s directory, and the e-mail address of your account is not in it. An administrator can add you.`,
    'directory-away': `The directory of ${council} cannot be read just now, so I cannot tell who you are, and casework has to wait. Nothing was changed. Please try again in a few minutes.`,
    left: `Casework is for people in ${council}'s directory, and you are recorded as having left.`,
  };
  return reply(
    paragraph(sentences[why]),
    paragraph('You can still ask about the documents.'),
    buttons(['Who am I?', 'who am I']),
  );
}
