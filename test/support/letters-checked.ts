/**
 * How often a property is tried that guards the letter of a text. Where the machine is nobody's desk, often enough to find
 * what one text in a thousand would suffer; at a desk, fewer, since nobody waits for them gladly.
 */
export const lettersChecked = { numRuns: process.env.CI === 'true' ? 2_000 : 300 };

/** Milliseconds that many tries may take on a busy machine. */
export const patiently = { timeout: 300_000 };
