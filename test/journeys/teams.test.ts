import { openTeamsStage } from './teams-stage.ts';
import { describeJourneys } from './told-on.ts';

describeJourneys('in Teams’ words', openTeamsStage);
