/**
 * Who is asking: the council's directory, roles, absences and cover, and which platform account is whose.
 * This room refuses to know platforms' formats, enquiries and how anything is stored.
 */
export type { AbsenceDecision, AbsenceDraft, Standin } from './absence.ts';
export { absenceOn, checkAbsence, coveredBy, standinFor } from './absence.ts';
export type { AccountStore, KnownAccount } from './account-store.ts';
export type { ImportOutcome, ImportRequest } from './apply-import.ts';
export { applyImport, summarise } from './apply-import.ts';
export type {
  Database,
  DirectoryChange,
  DirectoryReads,
  DirectoryStore,
  PeopleReads,
  PeopleStores,
  Stored,
} from './directory-store.ts';
export type { ImportFile, ImportRow, RowRefusal } from './import-rows.ts';
export { readImportFile } from './import-rows.ts';
export { isManager, managersUpTheLine, peopleBelow } from './management-line.ts';
export type { SaidOfPeople } from './match-rows.ts';
export { moveAbsenceEnd } from './move-absence-end.ts';
export type {
  Absence,
  AccountKey,
  Departure,
  DepartureChoice,
  Directory,
  Person,
  PersonId,
  Role,
  TiedAccount,
} from './person.ts';
export type { ImportPlan, PersonChange } from './plan-import.ts';
export { isEmpty, planImport } from './plan-import.ts';
export type { AbsenceOutcome, AbsenceRequest } from './record-absence.ts';
export { mayRecordFor, recordAbsence } from './record-absence.ts';
export {
  findPerson,
  isActive,
  isAdministrator,
  isCoordinator,
  isOfCouncillorSide,
  isOfficer,
  roleName,
  servicesOf,
} from './roles.ts';
export type { PersonSettings, SettingsStore } from './settings-store.ts';
export { fleeting } from './settings-store.ts';
export type { AbsenceMeant, TakenBack } from './take-back-absence.ts';
export { absencesMeant, takeBackAbsence } from './take-back-absence.ts';
export { type Staying, takeBackLeaving } from './take-back-leaving.ts';
export type { AccountDecision, VouchedAccount } from './tie-account.ts';
export { normaliseEmail, tieAccount } from './tie-account.ts';
export { marksOf, nameAndService, nameApart, nameById } from './told-apart.ts';
