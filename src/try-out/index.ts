/**
 * What the try-out is made of: people and enquiries that are made up, and the moments its clock is moved to.
 * This room refuses to know pages, the database and how anything is delivered: it says what there is, and `app` makes it.
 */
export { datesOf, describeNext, type NextCheck, nextOf, readMoment } from './moments.ts';
export { cast, type SamplePerson, sampleAddress, samplePeople, sampleRow } from './people.ts';
export { stories } from './stories.ts';
