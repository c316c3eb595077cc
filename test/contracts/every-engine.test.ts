import { onEveryEngine } from '../support/databases.ts';
import { announcementSuite } from './announcements.ts';
import { conversationSuite } from './conversation.ts';
import { directorySuite } from './directory.ts';
import { documentSuite } from './documents.ts';
import { downloadSuite } from './downloads.ts';
import { enquirySuite } from './enquiries.ts';
import { entrySuite } from './entry.ts';
import { outboxSuite } from './outbox.ts';
import { shownSuite } from './shown.ts';
import { shownClausesSuite } from './shown-clauses.ts';
import { unitOfWorkSuite } from './unit-of-work.ts';

onEveryEngine({
  'unit of work': unitOfWorkSuite,
  directory: directorySuite,
  enquiries: enquirySuite,
  outbox: outboxSuite,
  conversation: conversationSuite,
  announcements: announcementSuite,
  downloads: downloadSuite,
  documents: documentSuite,
  'links and sessions': entrySuite,
  'what was shown': shownSuite,
  'paragraphs somebody was shown': shownClausesSuite,
});
