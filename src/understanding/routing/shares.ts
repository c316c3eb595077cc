/*
 * From which share on a turn is taken to be whose. They were set by hand, after the shares of 3,700 turns of twenty sets and of 2,307 questions
 * to the documents, none of which was taught. Casework is the dearer to lose: there is far more of it, and a question that it keeps can still
 * be put to the documents.
 */

/** What is asked while something waits. */
export const ASKED_WHILE_WAITING = 0.6;
/** What is told while something waits: words for a form, or to put right what was read back, tell as well. */
export const TOLD_WHILE_WAITING = 0.9;
/** Words that no command took, with nothing waiting. */
export const NOT_OF_CASEWORK = 0.6;
/** What a command was read from that is not plain in its words. */
export const NO_COMMAND = 0.95;
/** Below this nothing is asked about casework. */
export const HARDLY_CASEWORK = 0.05;

/** What was left to the documents is plainly theirs, and not asked about. */
export const PLAINLY_DOCUMENTS = 0.7;
/** What was left to the documents is of what is on the screen. */
export const GOES_ON = 0.7;
/** The same while something waits, or what follows if nothing is done is told. */
export const GOES_ON_WITH_WHAT_WAITS = 0.3;
/** Manners stand beside a wish. */
export const BESIDE_MANNERS = 0.9;
/** Words that a rule left to the documents are asked about, where those have no answer. */
export const SURELY_CASEWORK = 0.97;
/** Words that ask nothing are talk. */
export const TALK = 0.6;
