import { stemmer } from 'stemmer';

/**
 * Words that come to the same in casework, so that a phrasing with one teaches the others: "chivvy" is not written anywhere, "chase" is.
 * A word with another use as common as this one stays out, or says so little that the phrasings decide.
 */
const kindred: Readonly<Record<string, string>> = {
  away: 'away absent absence absences absentee holiday holidays hols vacation vacations sick sickness sickie poorly ill unwell indisposed jollies jolly jollydays abroad unavailable incommunicado convalescing recuperating furlough skiving incapacitated bedridden flu covid migraine',
  return: 'returned return returning returns reinstated',
  cover:
    'cover covers covering covered deputise deputises deputising deputise standing stand-in locum minding babysitting',
  chase:
    'chase chases chasing chased chivvy chivvying hurry hassle hassling prod prodding nudge nudging poke badger pester pestering hound hustle harry jog prompt prompting expedite',
  fixed:
    'fixed mended repaired sorted done finished completed cleared collected filled replaced removed emptied restored rectified remedied patched tidied cured',
  pause: 'pause pausing freeze suspend suspended shelve halt mothball stall',
  resume: 'resume restart unpause unfreeze continue reactivate revive unpark restarting',
  extend: 'extend extension extending longer postpone defer delay leeway prolong lengthen grace',
  reassign:
    'reassign transfer assign allocate delegate pass hand give swap punt redirect reroute reallocate divert offload',
  case: 'case cases enquiry enquiries inquiry inquiries job jobs ticket tickets casework caseload workload backlog cas',
  overdue: 'overdue late outstanding missed breached lapsed expired tardy slipped overran overrunning',
  nobodys: 'unassigned unallocated unowned unclaimed orphaned ownerless orphan orphans orphaned unattended',
  untouched: 'unacknowledged unread unopened untouched unactioned unanswered',
  news: 'news latest progress status movement developments development headway joy craic inkling whereabouts',
  update: 'update updates updated updating',
  resident:
    'resident residents constituent constituents tenant tenants neighbour neighbours lady ladies gentleman gent bloke chap fella fellow woman women mum dad pensioner leaseholder householder homeowner shopkeeper punter voter wifey lass lad gadgie customer caller granny grandad widow',
  said: 'rang rung phoned called emailed wrote written told says said saying reports reported complains complained complaining moaned moaning moans mentioned messaged texted tweeted collared buttonholed',
  show: 'show list view display see bring fetch pull find dig',
  figures: 'statistics statistic stats figures kpi kpis metrics percentage average averages tally totals',
  announce: 'announce announcement broadcast circulate bulletin notice shout',
  withdraw: 'withdraw withdrawn scrap scrapped abandon retract rescind axe drop dropped bin binned ditch',
  log: 'log logged record recorded raise raised register registered submit lodge lodged file report',
  note: 'note memo comment annotate jot scribble remark',
  urgent: 'urgent urgently asap emergency priority immediately pronto',
  complex: 'complex complicated tricky involved convoluted knotty',
  same: 'duplicate duplicates duplicated same double copy twin repeat',
  undo: 'undo revert reverse rollback unpick',
  leaving:
    'leaving leaves resigned resigning resigns retired retiring retires quit quitting departed departing dismissed sacked redundant deceased died',
  undelivered: 'undelivered undeliverable bounced failed unsent stuck',
  digest: 'digest summary roundup bundle bundled batch batched',
};

const kinds = new Map(
  Object.entries(kindred).flatMap(([kind, words]) => words.split(' ').map((word) => [stemmer(word), `~${kind}`])),
);

/** The kind of a stem, `~chase`; undefined where it is of none. */
export function kindOf(stem: string): string | undefined {
  return kinds.get(stem);
}

/** Whether a text has a word of a kind, `away`. */
export function speaksOfKind(kind: string, text: string): boolean {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).some((word) => kinds.get(stemmer(word)) === `~${kind}`);
}
