import {
  type FoundPromise,
  findPromises,
  type PromisesOfCouncil,
  type StandardToConfirm,
  understoodInWords,
} from '../documents/index.ts';
import type { Clause, Figures, FiguresFor, OtherFigures } from '../knowledge/index.ts';
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

/** At most so many services have days of their own. */
const mostServices = 20;

type Line = { readonly name: string; readonly title: string; readonly hint: string; readonly service?: string };

function serviceLine(at: number, service: string): Line {
  const hint = 'As enquiries name it. Leave all of it empty where there is none.';
  return { name: `service-${at + 1}`, title: service === '' ? 'Another service' : service, hint, service };
}

/** The lines of the form: for every kind of enquiry, for each service with days of its own, and one for another. */
function linesFor(services: readonly string[]): readonly Line[] {
  return [
    ...lines,
    ...[...new Set(services), ''].slice(0, mostServices).map((service, at) => serviceLine(at, service)),
  ];
}

function servicesSent(sent: Sent): readonly string[] {
  return Array.from({ length: mostServices }, (_, at) => fieldOf(sent, `service-${at + 1}-name`));
}

function serviceOf(isFor: FiguresFor | undefined): readonly string[] {
  return typeof isFor === 'object' ? [isFor.service] : [];
}

/** What a text promises, before it is in force: to read, and to confirm afterwards. */
export function foundInText(clauses: readonly Clause[]): Pick<PromisesModel, 'understood' | 'found'> {
  const found = findPromises(clauses);
  return { understood: understoodOf(found), found: found.map(shown) };
}

/** Sentences with days that nothing was understood of are there all the same, and that is said. */
function understoodOf(found: readonly FoundPromise[]): string {
  const isNothing = found.every(({ clock }) => clock === undefined);
  if (!isNothing || found.length === 0) return understoodInWords(found);
  return `${count(found.length, 'sentence')} with days found; what they are for was not understood.`;
}

/** What the council's documents in force promise, with the figures to confirm. */
export function promisesModel(known: PromisesOfCouncil, sent?: Sent): PromisesModel {
  const { found, suggested, holds, standing } = known;
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
    found: found.map(shown),
    standing: {
      confirmed: 'These days are confirmed for the text that is in force.',
      unconfirmed: 'Nobody has confirmed these days yet, so no clock counts them.',
      outdated:
        'The paragraph has changed since these days were confirmed. Clocks go on with the days of before until you confirm those of the new text.',
    }[standing],
    isSettled: standing === 'confirmed',
    lines: sent
      ? linesFor(servicesSent(sent).filter((name) => name !== '')).map((line) => sentLine(line, sent))
      : linesFor((given?.others ?? []).flatMap((other) => serviceOf(other.for))).map((line) => formLine(line, given)),
    says: sent ? fieldOf(sent, 'says') : holds.kind === 'none' ? (holds.says ?? '') : '',
    clauses: [...clauses].map(([reference, label]) => ({
      reference,
      label: label.charAt(0).toUpperCase() + label.slice(1),
    })),
  };
}

/** What the form says, or the sentence that says what of it is no number of days. */
export function parsePromises(sent: Sent): StandardToConfirm | string {
  const says = fieldOf(sent, 'says');
  const clause = fieldOf(sent, 'standard-clause');
  if (clause === '') return 'Choose the paragraph that promises it.';
  if (says !== '') return { clause, figures: {}, says };
  const named = servicesSent(sent);
  const all: readonly Line[] = [...lines, ...named.map((service, at) => serviceLine(at, service))];
  const wrong = all
    .flatMap(({ name }) => [fieldOf(sent, `${name}-acknowledge`), fieldOf(sent, `${name}-resolve`)])
    .find((days) => days !== '' && !/^\d{1,3}$/.test(days));
  if (wrong !== undefined) return `Days are a whole number. Seen: “${wrong}”.`;
  const nameless = all.find(({ name, service }) => service === '' && Object.keys(figuresOf(sent, name)).length > 0);
  if (nameless) return 'Days for a service need its name.';
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
