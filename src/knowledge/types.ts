import type { ClosureDay, CountingRule, Division } from '../calendar/index.ts';
import type { CouncilId, ResponseStandard } from '../council.ts';

/** `derby/working-together#26`, lettered item `...#16(d)`, bullet `...#2.2[5]`, second of a repeated number `...#4.4~2`. */
export type Reference = string;

/** Whom a clause is for or about: the two sides of every member and officer protocol, and the people co-opted on to its bodies. */
export type Side = 'councillor' | 'officer' | 'co-opted';

/** A statutory or leading post, with the work the documents give it. */
export type Post = { readonly title: string; readonly alsoKnownAs: readonly string[]; readonly holds: string };

export type Council = {
  readonly id: CouncilId;
  readonly name: string;
  readonly shortName: string;
  readonly nation: Division;
  /** IANA name: `Europe/London`. */
  readonly timeZone: string;
  readonly posts: readonly Post[];
  /** Who gives advice on what the documents mean, as a person reads it: `the Monitoring Officer`. */
  readonly adviceFrom: string;
  /** The council's own number for emergencies, as it is to be read beside 999. */
  readonly emergencyLine?: string;
  readonly responseStandard: ResponseStandard;
  readonly countingRule: CountingRule;
  readonly closureDays: readonly ClosureDay[];
  /** Working days between updates on complex enquiries, 1 or more. */
  readonly updateEvery: number;
  /** What it wants of reminders; what it says nothing of is as the product has it. */
  readonly reminders?: ReminderWishes;
  /** Questions that its documents answer, to try first; a check asks them. */
  readonly examples?: readonly string[];
  /** The document that is the rule, or the nearest there is: `derby/working-together`. */
  readonly mainDocument: string;
};

/** What a council's file says of reminders. Times are `08:30`, days working days, addresses those of the directory. */
export type ReminderWishes = {
  readonly hours?: { readonly from: string; readonly to: string } | undefined;
  readonly steps?:
    | readonly {
        readonly days: number;
        readonly to: readonly ('officer' | 'manager' | 'head-of-service' | 'coordinator' | 'councillor')[];
        readonly ofPromisesFrom?: number | undefined;
      }[]
    | undefined;
  readonly listsAt?: string | undefined;
  readonly councillorsListsAt?: string | undefined;
  readonly mostBesideTheList?: number | undefined;
  readonly wordEvery?: number | undefined;
  readonly headOfServiceAfter?: number | undefined;
  readonly coordinators?: readonly ('coordinator' | 'administrator')[] | undefined;
  readonly services?:
    | readonly {
        readonly name: string;
        readonly dutyOfficer?: string | undefined;
        readonly coordinator?: string | undefined;
        readonly urgent?: boolean | undefined;
      }[]
    | undefined;
};

export type DocumentKind = 'protocol' | 'report';
/** `adopted`: the rule. `recommended`: wording put forward. `report`: background written for a committee. */
export type Status = 'adopted' | 'recommended' | 'report';

/** A fault of the document as received, kept and recorded: never silently mended. */
export type Fault = { readonly where: string; readonly what: string };

export type ClauseBlock =
  /**
   * `cells` where it is the row of a table: its text is the cells as `a | b`, and nothing else is ever shown of them. The first
   * row of a table `opens` it.
   */
  | { readonly kind: 'paragraph'; readonly text: string; readonly cells?: readonly string[]; readonly opens?: true }
  /** `marker` as a person cites it: `(d)`, or `[5]` for the fifth bullet. `printed` as in the document: `(d)` or a bullet. */
  | {
      readonly kind: 'item';
      readonly marker: string;
      readonly printed: string;
      readonly reference: Reference;
      readonly text: string;
    };

export type Clause = {
  readonly reference: Reference;
  /** As printed: `26`, `4.4`; for text without a number its heading as a slug: `preamble`, `executive-summary`. */
  readonly number: string;
  /** What a person calls it: `paragraph 26`, `preamble`. Second of a repeated number: `paragraph 4.4 (second)`. */
  readonly label: string;
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  readonly status: Status;
  /** Says what the text is where the document's own status does not: `Proposed wording`. */
  readonly note?: string;
  readonly blocks: readonly ClauseBlock[];
  /** The page of the file as received that it begins on, where that has pages. */
  readonly page?: number;
  /** The whole text: blocks joined with line feeds, items with their printed marker. What the digest is of. */
  readonly text: string;
  /** SHA-256 of `text` in UTF-8, hexadecimal. */
  readonly digest: string;
  /** Clauses that belong with it when it answers (26 with 28): local references resolved. */
  readonly related: readonly Reference[];
  /** Clauses that restrict what it permits (31 by 32), shown with it; undefined where nobody has said yet. */
  readonly limitedBy?: readonly Reference[];
  /** Who owes what to whom, where the clause says so. */
  readonly duty?: { readonly by: Side; readonly to: Side };
};

export type CouncilDocument = {
  /** `derby/working-together` */
  readonly id: string;
  readonly council: CouncilId;
  readonly slug: string;
  readonly title: string;
  /** As cited: `Working Together Protocol`. */
  readonly shortTitle: string;
  readonly kind: DocumentKind;
  readonly status: Status;
  /** ISO date of the document, its month (`2019-09`) or its year, as far as it is known. */
  readonly date?: string;
  /** The same, since when it has been in force (adopted documents). */
  readonly inForceSince?: string;
  readonly source: string;
  readonly binds: string;
  readonly faults: readonly Fault[];
  /** In document order. */
  readonly clauses: readonly Clause[];
  /** Headings and clauses in document order, for pages. */
  readonly outline: readonly OutlineEntry[];
};

export type OutlineEntry =
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'clause'; readonly reference: Reference };

/** Who wrote something, when and why, as far as that is known. */
export type Provenance =
  /** Of a whole file: the month or day, what it was written from, and who read it through, or `no`. */
  | { readonly written: string; readonly from: string; readonly checked: string }
  /** Of what one person added; `on` is an ISO date. */
  | { readonly by: string; readonly on?: string; readonly why?: string };

/** A way people ask for a clause or an item, written by hand. `as`: who would say it, where the words alone do not tell. */
export type Phrasing = {
  readonly ask: string;
  readonly as?: Side;
  readonly reference: Reference;
  readonly provenance?: Provenance;
};

/** Something people ask that other papers mostly answer, and who may deal with it. */
export type Signpost = {
  readonly topic: string;
  readonly title: string;
  readonly contact: string;
  readonly say: string;
  readonly phrasings: readonly Omit<Phrasing, 'reference'>[];
  /** Of the file that it stands in. */
  readonly provenance?: Provenance;
};

/** Words that mean the same here. */
export type Concept = { readonly concept: string; readonly terms: readonly string[] };

/** What was wrong with a file: where, what was found, what was expected. A person fixes it from this alone. */
export type KnowledgeFault = { readonly file: string; readonly line: number; readonly message: string };
