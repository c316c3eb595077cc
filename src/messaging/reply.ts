/** A run of a verbatim text; `brought-out` is the part that answers. Joined, the segments are the text to the letter. */
export type Segment = { readonly kind: 'plain' | 'brought-out'; readonly text: string };

/** A paragraph, or an item with its marker as printed, `(d)` or a bullet. A row of a table is a paragraph with its `cells`; its first `opens` it. */
export type QuotationLine =
  | {
      readonly kind: 'paragraph';
      readonly segments: readonly Segment[];
      readonly cells?: readonly string[];
      readonly opens?: true;
    }
  | { readonly kind: 'item'; readonly marker: string; readonly segments: readonly Segment[] };

/** Where a quotation comes from, in full, and what proves it. */
export type Citation = {
  /** `Working Together Protocol, paragraph 26` */
  readonly label: string;
  /** The heading it stands under. */
  readonly heading?: string;
  /** `Derby City Council` */
  readonly council: string;
  /** `Adopted. In force since 25 September 2019.` */
  readonly standing: string;
  /** Absolute address of the clause's page. */
  readonly url: string;
  /** SHA-256 of the clause's text, hexadecimal. */
  readonly digest: string;
};

/** A clause to the letter. Adapters may split it over several blocks; they may never cut it. */
export type Quotation = {
  readonly lines: readonly QuotationLine[];
  readonly citation: Citation;
  /** Says for whom it is where that matters: `For officers`. */
  readonly label?: string;
};

export type FormOption = { readonly value: string; readonly label: string };

/**
 * One question of a form. `error` is the sentence to show on the field after a refused try. `search` names a list that is too
 * long to be shown: platforms that can, look in it while somebody types; `options` then has the one that is chosen, if any.
 */
export type Field = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly kind: 'text' | 'long-text' | 'date' | 'choice';
  readonly options?: readonly FormOption[];
  readonly search?: string;
  readonly required: boolean;
  readonly value?: string;
  readonly error?: string;
};

/** A form; sending it is the action `submit` with the fields' values. */
export type Form = { readonly title: string; readonly fields: readonly Field[]; readonly submit: Action };

/**
 * A button. `typed` is what a person can type to the same effect, so it is also what the button says when pressed.
 * `weight` orders buttons: one primary at most. `keeps: true` is a button of a list: what comes of pressing it stands below, and
 * the list stays, whatever the answer says of its place.
 */
export type Action = {
  readonly label: string;
  readonly typed: string;
  readonly weight: 'primary' | 'ordinary';
  readonly keeps?: true;
};

/**
 * What a list says, as bars whose parts are stacked: a value for each of `series` in each bar. Where charts can be drawn it
 * stands before the list; everywhere the list says all of it.
 */
export type BarChart = {
  readonly title: string;
  readonly series: readonly string[];
  readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[];
};

/** What a reply is made of, in reading order. All text is plain: adapters escape it. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'quotation'; readonly quotation: Quotation }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'list'; readonly items: readonly string[]; readonly chart?: BarChart }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }
  /** Asks whether this was an answer to the question, in whatever way the platform asks that. It stands last. */
  | { readonly kind: 'feedback'; readonly asked: string };

/**
 * Our answer to a turn. `audience: 'asker'` is for the asker's eyes even where others read along: an adapter that cannot
 * show it to one person alone sends it to the personal conversation. `replaces: true` takes the place of the message
 * whose button was pressed, so that the button cannot be pressed again. `nature` says what the reply is to the turn, where
 * its blocks do not show it: a question back, something shown, the documents' answer, talk, or that it was not understood.
 */
export type Reply = {
  readonly blocks: readonly Block[];
  readonly audience?: 'everyone' | 'asker';
  readonly replaces?: boolean;
  readonly nature?: 'asks' | 'shows' | 'document' | 'small-talk' | 'unclear';
};

/** A reply of these blocks. */
export function reply(...blocks: readonly Block[]): Reply {
  return { blocks };
}

/** Said with a message that may be there already: seen twice is a smaller harm than never. */
export const SENT_AGAIN = 'You may have had this before: it is sent again because its arrival was not confirmed.';

/** The reply for whoever may have it already. */
export function markSentAgain(said: Reply): Reply {
  return { ...said, blocks: [{ kind: 'paragraph', text: SENT_AGAIN }, ...said.blocks] };
}
