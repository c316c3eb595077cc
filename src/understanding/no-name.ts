/** Words that are written with a capital, and name neither a place nor a person. */
export const NO_NAME =
  /^(?:I|Me|My|We|Our|CW|The|Teams|Slack|Clausewise|Council|Casework|Cllr|Councillor|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*|Christmas.*|Easter.*|New Year.*)$/i;
