/** The words for logging; what was not said is empty. */
export type LogWords = {
  readonly subject: string;
  readonly details: string;
  readonly councillor: string;
  /** As said: a councillor's is when a resident wrote, an officer's when the council had it. */
  readonly received: string;
  /** When the council had it, said as such: "the council had it on the 2nd". */
  readonly had: string;
  /** When the resident wrote, said as such or found in a pasted e-mail. */
  readonly written: string;
  readonly service: string;
  readonly ward: string;
  readonly officer: string;
  readonly complexBecause: string;
  /** Why it is urgent, in the words said ("asap", "no heating, new baby"); empty where it is not. */
  readonly urgent: string;
  readonly resident: ResidentWords;
  /** Who wrote the message this is made from, and the way back to it. */
  readonly from: { readonly author: string; readonly link: string };
  /** What stood in the sentence and was not used, to be said. */
  readonly unused: readonly string[];
};

/** What tells who a resident is: kept apart, shown only to those who handle the enquiry. */
export type ResidentWords = {
  readonly name: string;
  readonly address: string;
  readonly telephone: string;
  readonly email: string;
};

const noResident: ResidentWords = { name: '', address: '', telephone: '', email: '' };

export const noLogWords: LogWords = {
  subject: '',
  details: '',
  councillor: '',
  received: '',
  had: '',
  written: '',
  service: '',
  ward: '',
  officer: '',
  complexBecause: '',
  urgent: '',
  resident: noResident,
  from: { author: '', link: '' },
  unused: [],
};
