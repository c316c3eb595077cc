import type { CarriedVerb } from './settle-action.ts';

/** What a form or a read-back is headed with, before the reference. */
export const titles: Record<CarriedVerb, string> = {
  acknowledge: 'Acknowledge',
  update: 'Give an update on',
  resolve: 'Resolve',
  pause: 'Pause',
  resume: 'Resume',
  extend: 'Extend',
  'make-complex': 'Make complex:',
  reassign: 'Reassign',
  reopen: 'Reopen',
  withdraw: 'Withdraw',
  note: 'Internal note on',
  'hand-over': 'Hand over',
  agree: 'Agree to the extension of',
  decline: 'Do not agree to the extension of',
  'make-standard': 'Make standard:',
  'look-again': 'Ask for another look at',
  edit: 'Put right',
  chase: 'Ask how things are with',
  add: 'Add information to',
  fixed: 'It is fixed:',
  'not-fixed': 'It is not fixed:',
  link: 'Link',
  unlink: 'Unlink',
  share: 'Share',
  unshare: 'Stop sharing',
};

/** What the words of an action are asked for as; empty for those without. */
export const textLabels: Record<CarriedVerb, string> = {
  acknowledge: '',
  update: 'What the councillor is to know',
  resolve: 'How it was resolved',
  pause: 'What is being waited for',
  resume: 'Why it goes on',
  extend: 'Reason for the extension',
  'make-complex': 'Why it is complex',
  reassign: 'Reason',
  reopen: 'Why it is reopened',
  withdraw: 'Why it is withdrawn',
  note: 'Note for officers only; councillors do not see it',
  'hand-over': 'Reason',
  agree: '',
  decline: 'Why not, if you want to say',
  'make-standard': 'Why it is standard, if you want to say',
  'look-again': 'What is to be looked at again',
  edit: '',
  chase: 'Words for the officer, if you want to add some',
  add: 'What the officer is to know',
  fixed: 'Words for the officer, if you want to add some',
  'not-fixed': 'What is still wrong',
  link: '',
  unlink: '',
  share: '',
  unshare: '',
};

/** Whose words may be left out. */
export const wordsOptional: ReadonlySet<CarriedVerb> = new Set([
  'decline',
  'make-standard',
  'chase',
  'fixed',
  'not-fixed',
]);
