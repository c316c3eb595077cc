/** The heading of a directory file with every column. */
export const heading = 'Name,E-mail,Role,Service,Manager,Wards,Political group,Working days\n';
/** The row of the one administrator that every directory has. */
export const admin = 'Ada Admin,ada@derby.example,administrator,Members,,,,\n';
/** A whole file: an administrator, a councillor, an officer with a manager and working days of their own. */
export const good = `${heading}${admin}Khan,KHAN@derby.example,Councillor,,,Arboretum; Abbey,Green,\nPriya,priya@derby.example,Officer,Streets,ada@derby.example,,,Mon-Wed; Fri\n`;

/** Numbers from 1, for ids in tests. */
export function sequence(): () => number {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}
