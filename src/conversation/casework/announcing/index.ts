/**
 * Announcements: what goes to many at once, how far it has got, and what could not be delivered.
 * This room refuses to know of enquiries.
 */
export {
  announce,
  listAnnouncements,
  listUndelivered,
  reportAnnouncement,
  resend,
  sendAnnouncement,
} from './announcements.ts';
export { readAnnouncement } from './read-by.ts';
