/**
 * Clausewise in Slack: turns what happens there into turns, and replies into messages, modals and the home page.
 * This room refuses to know what a clause, a council or an enquiry is: it knows turns, replies and Slack.
 */
export { renderMessages } from './message.ts';
export type { InstallationStore, SeenEvents, SlackConfig } from './options.ts';
export { createSlack, type Slack } from './slack.ts';
