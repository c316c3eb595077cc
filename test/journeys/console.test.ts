import { openConsoleStage } from './console-stage.ts';
import { describeJourneys } from './told-on.ts';

describeJourneys('in a terminal’s words', openConsoleStage);
