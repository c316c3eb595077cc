import { openSlackStage } from './slack-stage.ts';
import { describeJourneys } from './told-on.ts';

describeJourneys('in Slack’s words', openSlackStage);
