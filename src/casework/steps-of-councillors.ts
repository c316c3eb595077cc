import { type ChangeContext, refuse } from './action.ts';
import { type Enquiry, formatReference } from './enquiry.ts';
import { reopenedStep, type Step, step, type Take } from './steps.ts';

const chase: Take<'chase'> = (enquiry, _action, { on, by, nameOf }) =>
  step({ ...enquiry, chasedOn: on }, [], `${nameOf(by)} asks how it is going.`);

const add: Take<'add'> = (enquiry, _action, { by, nameOf }) => step(enquiry, [], `Information from ${nameOf(by)}.`);

/** The councillor asks for another look; the days are counted anew, and how it was resolved first stays counted. */
function lookAgain(
  enquiry: Enquiry,
  action: { readonly kind: 'look-again' | 'not-fixed' },
  context: ChangeContext,
): Step {
  const who = context.nameOf(context.by);
  const said = action.kind === 'not-fixed' ? `${who} says that it is not fixed.` : `${who} asks for another look.`;
  return reopenedStep(enquiry, context, `${said} `);
}

const fixed: Take<'fixed'> = (enquiry, _action, { on, by, nameOf }) =>
  step({ ...enquiry, confirmedOn: on }, [], `${nameOf(by)} says that it is fixed.`);

const link: Take<'link'> = (enquiry, { to }) => {
  const other = formatReference(to.year, to.number);
  const linked = enquiry.linkedTo ?? [];
  if (other === enquiry.reference) return refuse('already-so', `${other} cannot be linked to itself.`);
  if (linked.includes(other)) return refuse('already-so', `${enquiry.reference} is linked to ${other} already.`);
  return step({ ...enquiry, linkedTo: [...linked, other].sort() }, [], `Linked to ${other}.`);
};

const unlink: Take<'unlink'> = ({ linkedTo = [], ...enquiry }, { to }) => {
  const other = formatReference(to.year, to.number);
  if (!linkedTo.includes(other)) return refuse('already-so', `${enquiry.reference} is not linked to ${other}.`);
  const rest = linkedTo.filter((one) => one !== other);
  return step({ ...enquiry, ...(rest.length === 0 ? {} : { linkedTo: rest }) }, [], `No longer linked to ${other}.`);
};

const share: Take<'share'> = (enquiry, action, { nameOf }) => {
  const shared = enquiry.sharedWith ?? [];
  const name = nameOf(action.with);
  if (shared.includes(action.with) || action.with === enquiry.councillorId)
    return refuse('already-so', `${enquiry.reference} can be read by ${name} already.`);
  return step({ ...enquiry, sharedWith: [...shared, action.with].sort() }, [], `Shared with ${name}.`);
};

const unshare: Take<'unshare'> = ({ sharedWith = [], ...enquiry }, action, { nameOf }) => {
  const name = nameOf(action.with);
  if (!sharedWith.includes(action.with))
    return refuse('already-so', `${enquiry.reference} is not shared with ${name}.`);
  const rest = sharedWith.filter((id) => id !== action.with);
  return step({ ...enquiry, ...(rest.length === 0 ? {} : { sharedWith: rest }) }, [], `No longer shared with ${name}.`);
};

/** What councillors do with enquiries of their own, and linking. */
export const councillorSteps = { chase, add, lookAgain, fixed, link, unlink, share, unshare };
