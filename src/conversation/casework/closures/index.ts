/**
 * Days on which the council is closed, and the dates that move because of them.
 * This room refuses to know how days are counted and to do anything without an administrator's approval.
 */
export { askCalendar } from './ask-calendar.ts';
export { addClosureDay, approveClosure, listClosureDays, recalculateDates, removeClosureDay } from './closure-days.ts';
