/**
 * Shows a reply in a terminal and reads a typed line as a turn, for trying things out and for scripts.
 * This room refuses to know what was asked or answered: it knows widths, lines and escape codes.
 */
export type { TerminalStyle } from './terminal.ts';
export { renderTerminal } from './terminal.ts';
export type { ConsoleSession } from './turn.ts';
export { createConsoleTurn } from './turn.ts';
