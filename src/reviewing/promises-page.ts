import type { Figures, FiguresFor, OtherFigures } from '../council.ts';
import {
  enquiriesFirst,
  type FoundPromise,
  findPromises,
  type PromisesOfCouncil,
  type StandardToConfirm,
  understoodInWords,
} from '../documents/index.ts';
import type { Clause } from '../knowledge/index.ts';
import { count, fieldOf, type Sent } from './answers.ts';

/** A sentence with days, and what was made of it. */
type ShownPromise = {
  readonly label: string;
  readonly sentence: string;
  readonly words: string;
  readonly understood: string;
};

/** A line of the form: days for one kind of enquiry, as typed, and the paragraph that promises them. */
type FormLine = {
  readonly name: string;
  readonly title: string;
  readonly hint: string;
  /** The service that it is for, to be named; absent where the line is for a kind of enquiry. */
  readonly service?: string;
  readonly acknowledge: string;
  readonly resolve: string;
  readonly clause: string;
};

export type PromisesModel = {
  readonly understood: string;
  readonly found: readonly ShownPromise[];
  readonly standing: string;
  readonly isSettled: boolean;
  readonly lines: readonly FormLine[];
  readonly says: string;
  readonly clauses: readonly { readonly reference: string; readonly label: string }[];
};

const lines = [
  { name: 'standard', title: 'Every enquiry', hint: '' },
  { name: 'urgent', title: 'Urgent enquiries', hint: 'Only where they have days of their own. 0 is the same day.' },
  { name: 'complex', title: 'Complex enquiries', hint: 'Only where they have days of their own.' },
] as const;

type Line = { readonly name: string; readonly title: string; readonly hint: string; readonly service?: string };

function serviceLine(at: number, service: string): Line {
  const hint = 'As enquiries name it. Leave all of it empty where there is none.';
  return { name: `service-${at + 1}`, title: service === '' ? 'Another service' : service, hint, service };
}

/** The numbers of the service lines that a form held, in order. */
function servicesSent({ values }: Sent): readonly number[] {
  return Object.keys(values)
    .flatMap((name) => /^service-(\d{1,3})-name$/.exec(name)?.[1] ?? [])
    .map((number) => Number(number) - 1)
    .sort((one, other) => one - other);
}

function serviceOf(isFor: FiguresFor | undefined): readonly string[] {
  return typeof isFor === 'object' ? [isFor.service] : [];
}

/** What a text promises, before it is in force: to read, and to confirm afterwards. */
export function foundInText(clauses: readonly Clause[]): Pick<PromisesModel, 'understood' | 'found'> {
  const found = findPromises(clauses);
  return { understood: understoodOf(found), found: enquiriesFirst(found).map(shown) };
}

/** Sentences with days that nothing was understood of are there all the same, and that is said. */
function understoodOf(found: readonly FoundPromise[]): string {
  const isNothing = found.every(({ clock }) => clock === undefined);
  if (!isNothing || found.length === 0) return understoodInWords(found);
  return `${count(found.length, 'sentence')} with days found; what they are for was not understood.`;
}

/** What the council's documents in force promise, with the figures to confirm. */
export function promisesModel(known: PromisesOfCouncil, sent?: Sent): PromisesModel {
  const { found, suggested, holds, standing, countedBy, elsewhere } = known;
  const isOld = standing !== 'confirmed';
  const given: StandardToConfirm | undefined =
    isOld || holds.kind === 'none'
      ? suggested
      : { clause: holds.clause, figures: holds, ...(holds.others ? { others: holds.others } : {}) };
  const clauses = new Map(found.map(({ reference, label }) => [reference, label]));
  if (holds.clause.includes('#'))
    clauses.set(holds.clause, clauses.get(holds.clause) ?? `paragraph ${holds.clause.split('#')[1]}`);
  return {
    understood: understoodOf(found),
    found: enquiriesFirst(found).map(shown),
    standing: {
      confirmed: confirmedInWords(holds, countedBy),
      unconfirmed: 'Nobody has confirmed these days yet, so no days are counted.',
      outdated:
        'The paragraph has changed since these days were confirmed. Dates are counted by the days of before until you confirm those of the new text.',
    }[standing].concat(elsewhere === undefined ? '' : ` ${elsewhere}`),
    isSettled: standing === 'confirmed' && elsewhere === undefined,
    lines: sent ? sentLines(sent) : givenLines(given),
    says: sent ? fieldOf(sent, 'says') : holds.kind === 'none' ? (holds.says ?? '') : '',
    clauses: [...clauses].map(([reference, label]) => ({
      reference,
      label: label.charAt(0).toUpperCase() + label.slice(1),
    })),
  };
}

/** Which paragraph it is that was confirmed: other documents may promise other days. */
function confirmedInWords(holds: PromisesOfCouncil['holds'], countedBy = 'the text that is in force'): string {
  return holds.kind === 'none'
    ? `It is confirmed that ${countedBy} promises no number of days.`
    : `The days of ${countedBy} are confirmed, and dates are counted by them.`;
}

/** What the form says, or the sentence that says what of it is no number of days. */
export function parsePromises(sent: Sent): StandardToConfirm | string {
  const says = fieldOf(sent, 'says');
  const clause = fieldOf(sent, 'standard-clause');
  if (clause === '') return 'Choose the paragraph that promises it.';
  if (says !== '') return { clause, figures: {}, says };
  const services = servicesSent(sent).map((at) => serviceLine(at, fieldOf(sent, `service-${at + 1}-name`)));
  const all: readonly Line[] = [...lines, ...services];
  const wrong = all
    .flatMap(({ name }) => [fieldOf(sent, `${name}-acknowledge`), fieldOf(sent, `${name}-resolve`)])
    .find((days) => days !== '' && !/^\d{1,3}$/.test(days));
  if (wrong !== undefined) return `Days are a whole number. Seen: “${wrong}”.`;
  const nameless = all.find(({ name, service }) => service === '' && Object.keys(figuresOf(sent, name)).length > 0);
  if (nameless) return 'Days for a service need its name.';
  const names = services.flatMap(({ service = '' }) => (service === '' ? [] : [service.toLowerCase()]));
  const twice = services.find(({ service = '' }) => names.filter((each) => each === service.toLowerCase()).length > 1);
  if (twice) return `“${twice.service}” is there twice. Give its days in one place.`;
  const others = all.slice(1).flatMap(({ name, service }): OtherFigures[] => {
    const figures = figuresOf(sent, name);
    if (Object.keys(figures).length === 0) return [];
    const where = fieldOf(sent, `${name}-clause`);
    return [
      {
        for: service === undefined ? (name as FiguresFor) : { service },
        ...figures,
        ...(where === '' || where === clause ? {} : { clause: where }),
      },
    ];
  });
  return { clause, figures: figuresOf(sent, 'standard'), ...(others.length > 0 ? { others } : {}) };
}

function figuresOf(sent: Sent, name: string): Figures {
  const [acknowledge, resolve] = [fieldOf(sent, `${name}-acknowledge`), fieldOf(sent, `${name}-resolve`)];
  return {
    ...(acknowledge === '' ? {} : { acknowledgeWithin: Number(acknowledge) }),
    ...(resolve === '' ? {} : { resolveWithin: Number(resolve) }),
  };
}

/** What is given for every kind of enquiry, for each service with days of its own, and a line for another service. */
function givenLines(given: StandardToConfirm | undefined): readonly FormLine[] {
  const services = [...new Set((given?.others ?? []).flatMap((other) => serviceOf(other.for)))];
  return [...lines, ...[...services, ''].map((service, at) => serviceLine(at, service))].map((line) =>
    formLine(line, given),
  );
}

/** What was typed, every figure beside the service that it was typed for; lines that were left empty are gone but for one. */
function sentLines(sent: Sent): readonly FormLine[] {
  const services = servicesSent(sent)
    .map((at) => sentLine(serviceLine(at, fieldOf(sent, `service-${at + 1}-name`)), sent))
    .filter(({ service, acknowledge, resolve }) => [service, acknowledge, resolve].some((typed) => typed));
  const another = { ...serviceLine(services.length, ''), acknowledge: '', resolve: '', clause: '' };
  return [
    ...lines.map((line) => sentLine(line, sent)),
    ...services.map((line, at) => ({ ...line, name: `service-${at + 1}` })),
    another,
  ];
}

function formLine(line: Line, given: StandardToConfirm | undefined): FormLine {
  const figures: Partial<OtherFigures> | undefined =
    line.name === 'standard'
      ? given && { ...given.figures, clause: given.clause }
      : given?.others?.find((other) =>
          line.service === undefined ? other.for === line.name : serviceOf(other.for)[0] === line.service,
        );
  return {
    ...line,
    acknowledge: figures?.acknowledgeWithin?.toString() ?? '',
    resolve: figures?.resolveWithin?.toString() ?? '',
    clause: figures?.clause ?? given?.clause ?? '',
  };
}

function sentLine(line: Line, sent: Sent): FormLine {
  const value = (what: string) => fieldOf(sent, `${line.name}-${what}`);
  return { ...line, acknowledge: value('acknowledge'), resolve: value('resolve'), clause: value('clause') };
}

function shown({ label, sentence, words, clock, for: isFor }: FoundPromise): ShownPromise {
  const whom = isFor === undefined ? '' : typeof isFor === 'object' ? ` (${isFor.service})` : ` (${isFor})`;
  const understood =
    clock === undefined
      ? 'About something else, or not clear'
      : clock === 'acknowledge'
        ? `Acknowledge${whom}`
        : `Reply${whom}`;
  return { label: label.charAt(0).toUpperCase() + label.slice(1), sentence, words, understood };
}
