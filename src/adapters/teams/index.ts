/**
 * Turns a neutral reply into Adaptive Cards 1.5, the cards that Microsoft Teams shows, and Teams' events into turns.
 * This room refuses to know what a clause, a council or an enquiry is: it knows blocks and cards.
 */
export type { TeamsAdapter } from './adapter.ts';
export { openTeamsAdapter } from './adapter.ts';
export type { Card } from './card.ts';
export { renderCard } from './card.ts';
export type { CardElement } from './card-element.ts';
export type { TeamsSettings } from './settings.ts';
