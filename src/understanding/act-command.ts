/**
 * Something to be done with one enquiry or more: all of them, or none. `sure`: said as it is taught, by a button or by a
 * form; anything else is read back and waits.
 */
export type ActCommand = {
  readonly kind: 'act';
  readonly verb: Verb;
  readonly abouts: readonly About[];
  readonly words: ActionWords;
  readonly sure: boolean;
  /** A colon marks the words off as those that somebody is to read; without, they are what was made of a sentence. */
  readonly marked?: true;
};

/**
 * An enquiry as it was named: a reference as typed, or words; empty where none was. `seenVersion` is of the card pressed; `among` are all
 * that the words fit, none of them or several.
 */
export type About = { readonly named: string; readonly seenVersion?: number; readonly among?: readonly string[] };

/** What can be done to an enquiry. */
export type Verb =
  | 'acknowledge'
  | 'update'
  | 'resolve'
  | 'pause'
  | 'resume'
  | 'extend'
  | 'agree'
  | 'decline'
  | 'make-complex'
  | 'make-standard'
  | 'reassign'
  | 'reopen'
  | 'look-again'
  | 'withdraw'
  | 'note'
  | 'hand-over'
  | 'edit'
  | 'chase'
  | 'add'
  | 'fixed'
  | 'not-fixed'
  | 'link'
  | 'unlink'
  | 'share'
  | 'unshare'
  | 'undo';

/** Parts of who a resident is. */
export const residentParts = ['residentName', 'residentAddress', 'residentTelephone', 'residentEmail'] as const;

export type ResidentPart = (typeof residentParts)[number];

/** What of an enquiry can be put right. */
export const editable = [
  'subject',
  'details',
  'councillor',
  'ward',
  'written',
  'had',
  'service',
  'urgent',
  ...residentParts,
] as const;
export type Editable = (typeof editable)[number];

/** The words of an action. `text` is the update, the reason, the note or what is added. */
export type ActionWords = {
  readonly text: string;
  /** An officer, service or councillor. */
  readonly who: string;
  /** A day or a span: "Thursday", "five days" (on an extension working days from the due date). */
  readonly by: string;
  /** The words claim that the councillor agreed. It proves nothing: the councillor agrees. */
  readonly agreed: boolean;
  /** An extension that is to stand without agreement, said as such. */
  readonly withoutAgreement: boolean;
  /** The other enquiry, where two are linked. */
  readonly other: string;
  /** What is to be put right, with its new words. */
  readonly edits: Readonly<Partial<Record<Editable, string>>>;
  /** What was said and is no part of anything, to be said so. */
  readonly unused?: string;
  /** "It's in Cathedral Green not Market Square": these words in place of those, wherever they stand. */
  readonly instead?: { readonly right: string; readonly wrong: string };
  /** `sent`: the fields of a form; `asked`: the form is wanted whatever was said. */
  readonly form: 'none' | 'sent' | 'asked';
};

export const noActionWords: ActionWords = {
  text: '',
  who: '',
  by: '',
  agreed: false,
  withoutAgreement: false,
  other: '',
  edits: {},
  form: 'none',
};
