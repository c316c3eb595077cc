const inCouncils = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/**
 * The day of an instant in UK councils: `2026-03-02`. In milliseconds since the epoch.
 * `localDay(Date.UTC(2026, 5, 30, 23, 30))` is `2026-07-01`: in summer the clocks are an hour ahead.
 */
export function localDay(at: number): string {
  return inCouncils.format(at);
}
