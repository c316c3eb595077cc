/**
 * When people are there: absence and cover, coming back, leaving the council.
 * This room refuses to know what is in an enquiry; it only says what becomes of all those of somebody who leaves.
 */
export { recordAway } from './absence.ts';
export { endAbsence, takeBackAway } from './back.ts';
export { moveEnd, recordBackOn } from './back-on.ts';
export { becomes, recordLeaving, whenOver } from './leaving.ts';
export { recordStaying, sayStays, stay, tellWhoLeaves } from './staying.ts';
export { tellWhoIsAway } from './who-is-away.ts';
