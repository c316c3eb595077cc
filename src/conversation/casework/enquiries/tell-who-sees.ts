import { type Reply, reply } from '../../../messaging/index.ts';
import type { Command } from '../../../understanding/index.ts';
import type { Carrying } from '../services.ts';
import { paragraph } from '../wording.ts';

/**
 * "Who can see my casework": what the rules of visibility come to in words, the same to everybody and about any enquiry. Nobody is named and
 * nothing is looked up, so it tells of no enquiry whether there is one.
 */
export const tellWhoSees: Carrying<Extract<Command, { kind: 'seen-by' }>> = async ({ what }) =>
  ({
    ...reply(...(what === 'note' ? [NOTE, OFFICERS] : [COUNCILLORS, OFFICERS, APART]).map(paragraph)),
    nature: 'shows',
  }) satisfies Reply;

const NOTE = 'A note is for officers: no councillor sees it. The officers who see the enquiry see its notes.';
const COUNCILLORS =
  'Of councillors, an enquiry is seen by the one it is for, and by others of the same ward with whom that councillor shares it. No other councillor sees it.';
const OFFICERS =
  'Of officers, an enquiry is seen by the one who has it and whoever covers for them, by those of the service that it is with, by the managers above that officer and above those of that service, and by administrators and coordinators.';
const APART =
  'Notes are for officers alone. Who the resident is, where that is recorded, is not shown to administrators and coordinators for being that, nor to those it is shared with.';
