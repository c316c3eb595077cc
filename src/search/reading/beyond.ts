import { NUMBER } from './attribute-rules.ts';
import { sideOf } from './speaker.ts';
import { isStopWord, stem } from './stems.ts';

const DEFINITE = new RegExp(`\\b(?:${NUMBER}|maximum|minimum|limit\\w*|unlimited|no more|up to)\\b`);
const AMOUNT = new RegExp(
  `\\b(?:${NUMBER}|all|several|few|most|maximum|minimum|limit\\w*|unlimited|only|no more|more than|up to)\\b`,
);

/**
 * What is counted in "how many laptops and phones": `laptops`; undefined where nothing is, and for people, who have many names.
 * Times and days are what `how-often` and `how-long` ask for.
 */
export function readCounted(words: readonly string[]): string | undefined {
  const from = words.findIndex((word, at) => word === 'how' && words[at + 1] === 'many') + 2;
  const counted = from < 2 ? undefined : words.slice(from).find((word) => !MORE_OF.test(word));
  const isNone =
    counted === undefined || isStopWord(counted) || sideOf(counted) !== undefined || UNCOUNTED.test(counted);
  return isNone ? undefined : counted;
}
const MORE_OF = /^(?:more|extra|additional|other|free|spare|different)$/;
const UNCOUNTED = /^(?:people|persons|times|days|hours|weeks|months|years|working)$/;

/**
 * Whether a clause that names what is counted says how many, or that there is a limit, close by. Where it does not name it, another word
 * for it may stand there with a number or a limit.
 */
export function saysHowMany(counted: string, words: readonly string[]): boolean {
  const stems = words.map(stem);
  const places = stems.flatMap((each, at) => (each === stem(counted) ? [at] : []));
  const says = (at: number) => AMOUNT.test(words.slice(Math.max(0, at - 5), at + 5).join(' '));
  return places.length === 0 ? DEFINITE.test(words.join(' ')) : places.some(says);
}

/** In words such as "what does the media protocol say about embargoes". */
const ELSEWHERE =
  /\bdoes the (?!(?:member|officer|working|councillor)\b)(?:\w+ (?:\w+ )?(?:policy|protocol|scheme|procedures?|plan|guidelines|guidance|rules) (?:\w+ )?|(?:policy|scheme|procedures?|plan|guidelines|guidance) (?:of|for|on) (?:\w+ ){1,4}?)(?:say|states?|mention) (?:about |on |of |regarding )?(.+)$/;

/** What another document is asked about: `embargoes`; empty where none is asked about anything. */
export function readElsewhere(words: readonly string[]): readonly string[] {
  const asked = ELSEWHERE.exec(words.join(' '))?.[1]?.split(' ') ?? [];
  return asked.filter((word) => !isStopWord(word));
}
