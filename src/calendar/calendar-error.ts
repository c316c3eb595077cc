/** What the value handed over was never: a date, a time, an instant, a zone, a number of days, a council's settings. */
type CalendarErrorCode =
  | 'not-a-date'
  | 'not-a-time'
  | 'not-an-instant'
  | 'unknown-time-zone'
  | 'not-countable'
  | 'not-settings';

/** A programmer's mistake with dates; what people type is refused by a `parse` function before it can get here. */
export class CalendarError extends Error {
  override readonly name = 'CalendarError';
  readonly code: CalendarErrorCode;

  constructor(code: CalendarErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
