import type { Block } from '../../messaging/index.ts';
import {
  type Attribute,
  type Decision,
  type Match,
  nameAttribute,
  type UnfinishedReading,
} from '../../search/index.ts';
import type { HeardTurn } from '../heard-turn.ts';
import { sentenceCase } from '../quote-clause.ts';
import { notRead, showAction } from './show-reference.ts';
import { named } from './words-for-clauses.ts';

/** That nothing was found, with the nearest in subject and who can help. */
export function admitNothing(decision: Extract<Decision, { kind: 'none' }>, heard: HeardTurn): readonly Block[] {
  const { council } = heard.knowledge;
  if (decision.unfinished !== undefined) return stillReading(decision.unfinished, decision.matches, heard);
  return [
    { kind: 'paragraph', text: `I cannot find an answer to that in the documents of ${council.name}.` },
    ...saidUnread(heard),
    ...(decision.near
      ? [
          {
            kind: 'paragraph' as const,
            text: `The nearest in subject that I can find is ${named(decision.near)}.${
              decision.lacks === undefined ? '' : ` ${cannotTell('it', decision.lacks)}`
            }`,
          },
          { kind: 'actions' as const, actions: [showAction(decision.near)] },
        ]
      : []),
    { kind: 'paragraph', text: `${sentenceCase(council.adviceFrom)} can help further.` },
  ];
}

/** That it is not known whether a clause says what is asked for: true whatever its words are. */
export function cannotTell(where: string, asked: Attribute): string {
  return `I cannot tell whether ${where} says anything about ${nameAttribute(asked)}.`;
}

/** Nothing is said not to be in documents that are not wholly read: words alone found this much. */
export function stillReading(
  unfinished: UnfinishedReading,
  matches: readonly Match[],
  heard: HeardTurn,
): readonly Block[] {
  const { name } = heard.knowledge.council;
  const near = matches.slice(0, 3);
  return [
    {
      kind: 'paragraph',
      text:
        unfinished === 'learning'
          ? `The documents of ${name} are still being read, so I compared words only and found no clear answer. Please ask again in a few minutes.`
          : `The documents of ${name} have not been read to the end, so I compared words only and found no clear answer. Your administrator can see why in the log.`,
    },
    ...saidUnread(heard),
    ...(near.length === 0
      ? []
      : [
          { kind: 'paragraph' as const, text: 'These paragraphs have the most of your words:' },
          { kind: 'actions' as const, actions: near.map(showAction) },
        ]),
  ];
}

function saidUnread({ knowledge }: HeardTurn): readonly Block[] {
  const unread = notRead(knowledge);
  return unread === undefined ? [] : [{ kind: 'paragraph', text: unread }];
}
