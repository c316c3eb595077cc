/**
 * Clausewise in Slack: turns what happens there into turns, and replies into messages, modals and the home page.
 * This room refuses to know what a clause, a council or an enquiry is: it knows turns, replies and Slack.
 */
export { renderMessages } from './message.ts';
export { botScopes } from './oauth.ts';
export type { InstallationStore, SeenEvents, SlackConfig } from './options.ts';
export { SealBrokenError } from './sealed-installation.ts';
export { createSlack, type Slack, SlackConfigError } from './slack.ts';
