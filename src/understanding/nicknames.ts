/** Short names, both ways. */
const nicknames: readonly (readonly string[])[] = [
  ['thomas', 'tom', 'tommy'],
  ['robert', 'rob', 'bob', 'bobby'],
  ['william', 'will', 'bill', 'billy'],
  ['elizabeth', 'liz', 'beth', 'lizzie', 'betty'],
  ['david', 'dave', 'davey'],
  ['michael', 'mike', 'mick'],
  ['james', 'jim', 'jimmy', 'jamie'],
  ['john', 'jack', 'johnny'],
  ['katherine', 'kate', 'kathy', 'katie', 'catherine', 'cath', 'kath'],
  ['richard', 'rick', 'dick', 'rich'],
  ['samuel', 'sam'],
  ['samantha', 'sam'],
  ['susan', 'sue', 'susie'],
  ['margaret', 'maggie', 'peggy', 'meg'],
  ['anthony', 'tony'],
  ['andrew', 'andy', 'drew'],
  ['christopher', 'chris'],
  ['christine', 'chris', 'chrissie'],
  ['patrick', 'pat', 'paddy'],
  ['patricia', 'pat', 'trish'],
  ['edward', 'ed', 'eddie', 'ted'],
  ['alexander', 'alex', 'sandy'],
  ['alexandra', 'alex', 'sandra'],
  ['joseph', 'joe'],
  ['josephine', 'jo'],
  ['joanne', 'jo'],
  ['deborah', 'debbie', 'deb'],
  ['jennifer', 'jen', 'jenny'],
  ['nicholas', 'nick'],
  ['nicola', 'nicky', 'nikki'],
  ['stephen', 'steve', 'steven'],
  ['peter', 'pete'],
  ['matthew', 'matt'],
  ['benjamin', 'ben'],
  ['daniel', 'dan', 'danny'],
  ['philip', 'phil', 'phillip'],
  ['mohammed', 'mo', 'muhammad', 'mohamed'],
  ['victoria', 'vicky', 'tori'],
  ['rebecca', 'becky', 'bex'],
  ['jacqueline', 'jackie'],
];

const noNames: ReadonlySet<string> = new Set();
/** Each forename with all that it stands in a list with. */
const kindred = new Map<string, Set<string>>();
for (const names of nicknames)
  for (const name of names) kindred.set(name, new Set([...(kindred.get(name) ?? []), ...names]));

/** Every forename that one is short for, or that is short for it or for the same, in small letters, with itself; none where it is in no list. */
export function nicknamesOf(name: string): ReadonlySet<string> {
  return kindred.get(name) ?? noNames;
}
