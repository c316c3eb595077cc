import type { Reply } from '../../messaging/index.ts';
import type { Command } from '../../understanding/index.ts';
import {
  announce,
  listAnnouncements,
  listUndelivered,
  readAnnouncement,
  reportAnnouncement,
  resend,
} from './announcing/index.ts';
import { calendarAddress } from './calendar-address.ts';
import { addClosureDay, askCalendar, listClosureDays, recalculateDates, removeClosureDay } from './closures/index.ts';
import { cancel, change, confirm, dropWaiting } from './confirm.ts';
import { openDashboard } from './dashboard.ts';
import {
  actWithoutResident,
  explainDates,
  exportCasework,
  listEach,
  listEnquiries,
  logAnEnquiry,
  logSeveral,
  offerHistory,
  showEnquiry,
  showStatistics,
  tellLastChange,
  tellLoads,
  tellWhoSees,
} from './enquiries/index.ts';
import { takeUpAgain } from './left-waiting.ts';
import {
  recordAway,
  recordBackOn,
  recordLeaving,
  recordStaying,
  takeBackAway,
  tellWhoIsAway,
  tellWhoLeaves,
} from './peoples-time/index.ts';
import { chooseAbout, endSnoozing, showChoices, snoozeEnquiry } from './reminder-choices/index.ts';
import type { Scene } from './services.ts';

/** Carries out a command; undefined when it turns out to be meant otherwise. */
export function carry(command: Command, scene: Scene): Promise<Reply | undefined> {
  switch (command.kind) {
    case 'log':
      return logAnEnquiry(command, scene);
    case 'log-several':
      return logSeveral(command, scene);
    case 'act':
      return actWithoutResident(command, scene);
    case 'list':
      return listEnquiries(command, scene);
    case 'lists':
      return listEach(command, scene);
    case 'show':
      return showEnquiry(command, scene);
    case 'history':
      return offerHistory(command, scene);
    case 'why':
      return explainDates(command, scene);
    case 'statistics':
      return showStatistics(command, scene);
    case 'export':
      return exportCasework(command, scene);
    case 'dashboard':
      return openDashboard(command, scene);
    case 'absence':
      return recordAway(command, scene);
    case 'who-is-away':
      return tellWhoIsAway(command, scene);
    case 'absence-over':
      return takeBackAway(command, scene);
    case 'absence-until':
      return recordBackOn(command, scene);
    case 'leaving':
      return recordLeaving(command, scene);
    case 'staying':
      return recordStaying(command, scene);
    case 'who-leaves':
      return tellWhoLeaves(command, scene);
    case 'close-day':
      return addClosureDay(command, scene);
    case 'open-day':
      return removeClosureDay(command, scene);
    case 'day-asked':
      return askCalendar(command, scene);
    case 'recalculate':
      return recalculateDates(command, scene);
    case 'closure-days':
      return listClosureDays(command, scene);
    case 'snooze':
      return snoozeEnquiry(command, scene);
    case 'unsnooze':
      return endSnoozing(command, scene);
    case 'choose':
      return chooseAbout(command, scene);
    case 'calendar-address':
      return calendarAddress(command, scene);
    case 'reminder-choices':
      return showChoices(command, scene);
    case 'announce':
      return announce(command, scene);
    case 'announcements':
      return listAnnouncements(command, scene);
    case 'read-announcement':
      return readAnnouncement(command, scene);
    case 'announcement-report':
      return reportAnnouncement(command, scene);
    case 'undelivered':
      return listUndelivered(command, scene);
    case 'resend':
      return resend(command, scene);
    case 'loads':
      return tellLoads(command, scene);
    case 'seen-by':
      return tellWhoSees(command, scene);
    case 'last-change':
      return tellLastChange(scene);
    case 'what-waits':
      return command.drop === true ? dropWaiting(command.which, scene) : takeUpAgain(command, scene, carry);
    case 'confirm':
      return confirm(command, scene);
    case 'change':
      return change(command, scene);
    case 'cancel':
      return cancel(command, scene);
  }
}
