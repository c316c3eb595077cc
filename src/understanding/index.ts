/**
 * Words in, what is meant by them out: what is wanted, about which enquiry, how sure that is; and the words for every command.
 * This room refuses to know how anything is stored or carried out, and what an enquiry is.
 */
export type { About, ActCommand, ActionWords, Editable, ResidentPart, Verb } from './act-command.ts';
export { noActionWords, residentParts } from './act-command.ts';
export type {
  AbsenceWords,
  Command,
  Focus,
  LeavingWords,
  ListCommand,
  ListName,
  ListWords,
  ReminderWords,
  Trait,
} from './command.ts';
export { LAST, noListWords } from './command.ts';
export { isOnlyCourtesy, isParting } from './courtesy.ts';
export { isFarBack } from './dates/calendar-day.ts';
export { type PastPeriod, readPastPeriod } from './dates/past-periods.ts';
export {
  doubtOfPeriod,
  readDate,
  readDay,
  readExtension,
  readFirstDayAfter,
  readLastDay,
  readMoment,
  readPeriod,
  readTime,
} from './dates/read-dates.ts';
export { readDays } from './dates/read-days.ts';
export { numberOf } from './dates/words.ts';
export { tellsEmergency } from './emergency.ts';
export { type FoundPeople, findPeople } from './find-people.ts';
export { fieldNames } from './form-fields.ts';
export { emptyScreen, type Known, type Screen, type ServiceWords } from './known.ts';
export { DUE_BY, listHeads } from './lists.ts';
export { guessService } from './logging/guess-service.ts';
export type { LogWords, ResidentWords } from './logging/log-words.ts';
export { noLogWords } from './logging/log-words.ts';
export { FORWARDED_MESSAGE, isPassedOn, onlyPassesOn } from './logging/passed-on.ts';
export { together } from './logging/resident-taken.ts';
export { nameInService } from './name-in-service.ts';
export { readNudgeAnswer } from './nudge-answers.ts';
export { isPromise } from './promise.ts';
export { mayPutRight } from './put-right-in.ts';
export { parseTyped } from './read-typed.ts';
export { apartFromResident, editsOf, nameLeftIn, sayResident } from './resident-told.ts';
export { withoutCourtesy } from './said.ts';
export { specialIn, withoutSpecial } from './special-category.ts';
export { isOnlyThanks, thanksFiller } from './thanks.ts';
export { LOG, sayList, sayOpenDay, saySnooze, sayWaiting, sayWithId, typedFor } from './typed.ts';
export { type Typed, understand } from './understand.ts';
export type { Offer, Understanding } from './understanding.ts';
export { namesVerb } from './verb-named.ts';
export type { TellWanted } from './wanted/open-wanted.ts';
export { createUnderstanding } from './wanted/teaching.ts';
export { wordsMeant } from './words-meant.ts';
export { changeIn } from './yes-but.ts';
