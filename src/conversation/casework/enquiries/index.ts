/**
 * Enquiries in chat: logging, doing, showing, listing, finding, counting and taking them away.
 * This room refuses to know how words are understood, when anything is sent, and who is away.
 */
export { titles } from './action-labels.ts';
export { askAfterLogging, changesReply } from './change-reply.ts';
export { toDiary } from './diary.ts';
export { explainDates } from './explain-dates.ts';
export { exportCasework } from './export.ts';
export { findEnquiry, firstOf } from './find-enquiry.ts';
export { offerHistory } from './history.ts';
export { tellLastChange } from './last-done.ts';
export { listEach, listEnquiries } from './list-enquiries.ts';
export { tellLoads } from './loads.ts';
export { loggedAll } from './log-all.ts';
export { logAnEnquiry, logSeveral, logTogether } from './log-an-enquiry.ts';
export { changeDraft } from './log-form.ts';
export { loggedLately } from './offer-duplicates.ts';
export { showEnquiry } from './show-enquiry.ts';
export { showStatistics } from './statistics.ts';
export { tellWhoSees } from './tell-who-sees.ts';
export { actWithoutResident } from './told-apart.ts';
export { readBackFirst } from './which-one.ts';
