/** Words run together or shortened in typing, with or without their apostrophe, and what they stand for. */
const contractions: ReadonlyMap<string, string> = mapOf({
  im: 'i am',
  ive: 'i have',
  id: 'i would',
  youre: 'you are',
  youve: 'you have',
  youd: 'you would',
  hes: 'he is',
  shes: 'she is',
  theyre: 'they are',
  theyve: 'they have',
  theyd: 'they would',
  theyll: 'they will',
  weve: 'we have',
  thats: 'that is',
  theres: 'there is',
  whats: 'what is',
  whos: 'who is',
  wheres: 'where is',
  whens: 'when is',
  hows: 'how is',
  dont: 'do not',
  doesnt: 'does not',
  didnt: 'did not',
  cant: 'can not',
  cannot: 'can not',
  couldnt: 'could not',
  wont: 'will not',
  wouldnt: 'would not',
  shouldnt: 'should not',
  mustnt: 'must not',
  neednt: 'need not',
  isnt: 'is not',
  arent: 'are not',
  wasnt: 'was not',
  werent: 'were not',
  havent: 'have not',
  hasnt: 'has not',
  hadnt: 'had not',
  aint: 'is not',
  gonna: 'going to',
  wanna: 'want to',
  gotta: 'got to',
  gimme: 'give me',
  lemme: 'let me',
  dunno: 'do not know',
  innit: '',
  shud: 'should',
  shuld: 'should',
  cud: 'could',
  wud: 'would',
  shudnt: 'should not',
  cudnt: 'could not',
  wudnt: 'would not',
  u: 'you',
  ur: 'your',
  r: 'are',
  n: 'and',
  pls: 'please',
  plz: 'please',
  thx: 'thanks',
  thnx: 'thanks',
  tho: 'though',
  cos: 'because',
  coz: 'because',
  cuz: 'because',
  ppl: 'people',
  abt: 'about',
  bc: 'because',
  w: 'with',
  wrt: 'about',
});

/** American spellings of words used here. */
const americanSpellings: ReadonlyMap<string, string> = mapOf({
  behavior: 'behaviour',
  behaviors: 'behaviours',
  neighborhood: 'neighbourhood',
  neighborhoods: 'neighbourhoods',
  neighbor: 'neighbour',
  honor: 'honour',
  favor: 'favour',
  favors: 'favours',
  favoritism: 'favouritism',
  labor: 'labour',
  program: 'programme',
  defense: 'defence',
  center: 'centre',
  license: 'licence',
  licensing: 'licensing',
  judgment: 'judgement',
  fulfill: 'fulfil',
  counselor: 'councillor',
  councilor: 'councillor',
  councilors: 'councillors',
  counsellor: 'councillor',
  counsellors: 'councillors',
});

/**
 * A question as plain lower-case words: apostrophes closed up, contractions written out, American spelling made British.
 * `normalise("Don’t they ORGANIZE it?")` is `['do', 'not', 'they', 'organise', 'it']`.
 */
export function normalise(text: string): readonly string[] {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’'‘`]/g, '')
    .match(/[\p{L}\p{N}£%]+/gu);
  return (words ?? [])
    .flatMap((word) => {
      const written = contractions.get(word) ?? americanSpellings.get(word) ?? word;
      return written === '' ? [] : written.split(' ');
    })
    .map(britishEnding);
}

function britishEnding(word: string): string {
  if (word.length < 7) return word;
  return word.replace(/iz(e|es|ed|ing|ation|ations)$/, 'is$1').replace(/yz(e|es|ed|ing)$/, 'ys$1');
}

/** A map, because `constructor` is a word that people may type, and every object has one. */
function mapOf(pairs: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(pairs));
}
