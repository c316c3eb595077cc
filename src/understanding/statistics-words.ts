import type { Command, StatisticsWords } from './command.ts';
import { findPastPeriod } from './dates/past-periods.ts';
import type { Known } from './known.ts';
import { placesOf } from './mask.ts';
import { findNames } from './names.ts';

const FIGURES =
  /^(?:please |(?:can|could) you )?(?:(?:show|give|get|tell)(?: me| us)? )?(?:(?:the|my|our|team|all) )*(?:casework |enquir(?:y|ies) )?(?:figures|statistics|stats)(?<publish> to publish)?\b(?<rest>[\s\S]*)$/i;

/** "casework figures for Riverside since October": asked for in so many words; undefined for anything else. */
export function readFigures(text: string, known: Known): Command | undefined {
  const match = FIGURES.exec(text);
  if (match === null) return undefined;
  const { rest = '', publish } = match.groups ?? {};
  const of = readStatistics(rest.trim(), known);
  const isAsked = Object.values(of).some((said) => said !== '');
  return isAsked ? { kind: 'statistics', figures: publish === undefined ? 'own' : 'to-publish', of } : undefined;
}

/** Which figures are asked for: of a ward, a service or a councillor, by what, and of which time, as said. */
export function readStatistics(text: string, known: Known): StatisticsWords {
  const found = findPastPeriod(text, known);
  const rest = found === undefined ? text : `${text.slice(0, found.start)} ${text.slice(found.end)}`;
  const by = /\bby\s+(ward|service|team|month)s?\b/i.exec(rest)?.[1]?.toLowerCase() ?? '';
  const ward = longest(known.wards.filter((each) => placesOf(each, rest).length > 0));
  const service = longest(known.services.filter((each) => placesOf(each, rest).length > 0));
  const councillor = findNames(rest, known)[0]?.said ?? '';
  const about = /\b(?:for|of|about|on)\s+(?:the\s+)?(.+?)(?:\s+(?:ward|service|team))?(?:\s+by\s+\w+)?\s*[.?!]*$/i.exec(
    rest.trim(),
  )?.[1];
  const isKnown = `${ward}${service}${councillor}` !== '' || about === undefined || noBody.test(about);
  return {
    ward,
    service: ward === service ? '' : service,
    councillor: ward === '' && service === '' ? councillor : '',
    unknown: isKnown ? '' : about,
    by: by === 'team' ? 'service' : (by as StatisticsWords['by']),
    period: found === undefined ? '' : text.slice(found.start, found.end),
  };
}

/** Words after "for" that name nobody's part of the figures. */
const noBody =
  /^(?:me|us|my \w+|our \w+|all|everyone|everybody|everything|the council|casework|enquir(?:y|ies)|publication|time)$/i;

function longest(names: readonly string[]): string {
  return names.reduce((best, name) => (name.length > best.length ? name : best), '');
}
