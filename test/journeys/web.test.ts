import { describeJourneys } from './told-on.ts';
import { openWebStage } from './web-stage.ts';

// The page in the browser takes no files in its conversation: documents are brought on a page of their own there.
describeJourneys('in the browser’s words', openWebStage, false);
