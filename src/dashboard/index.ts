/**
 * Pages with figures for whoever came from chat: how promises stand, and the enquiries behind every figure.
 * This room refuses to know browsers, how anything is stored and who may see what: it is handed what somebody may see.
 */
export { createDashboardPages, type DashboardServices } from './pages.ts';
export { likeness, type Unanswered } from './unanswered.ts';
