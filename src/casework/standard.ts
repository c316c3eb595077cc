import type { Figures, FiguresFor, ResponseStandard } from '../council.ts';
import { defined } from '../defined.ts';
import type { Clock, Enquiry } from './enquiry.ts';

/** The figures for one enquiry, with the clause that promises them and which enquiries they are for, where not for all. */
export type FiguresOfEnquiry = Figures & { readonly clause: string; readonly for?: FiguresFor };

/**
 * The figures that hold for an enquiry: those for urgent ones first, then for complex ones, then its service's, then those for all.
 * A complex enquiry has no date for resolving unless the document gives complex ones theirs.
 */
export function figuresOf(
  { urgent, complexity, service }: Pick<Enquiry, 'urgent' | 'complexity' | 'service'>,
  standard: Extract<ResponseStandard, { kind: 'promised' }>,
): FiguresOfEnquiry {
  const { acknowledgeWithin, resolveWithin, clause, others = [] } = standard;
  const fits = (given: FiguresFor) =>
    given === 'urgent'
      ? urgent !== undefined
      : given === 'complex'
        ? complexity.kind === 'complex'
        : given.service.toLowerCase() === service.toLowerCase();
  const rank = (given: FiguresFor) => (typeof given === 'object' ? 0 : given === 'complex' ? 1 : 2);
  const isComplex = complexity.kind === 'complex';
  const general: FiguresOfEnquiry = {
    clause,
    ...defined({ acknowledgeWithin }),
    ...(resolveWithin === undefined || isComplex ? {} : { resolveWithin }),
  };
  let figures = general;
  for (const { resolveWithin: within, ...other } of others
    .filter((each) => fits(each.for))
    .sort((one, another) => rank(one.for) - rank(another.for))) {
    const isItsOwn = within !== undefined && (!isComplex || other.for === 'complex');
    figures = { ...figures, ...other, ...(isItsOwn ? { resolveWithin: within } : {}), clause: other.clause ?? clause };
  }
  const { acknowledgeWithin: first, ...rest } = figures;
  // What is to be resolved before it would have to be acknowledged has that one date.
  const isSooner = first !== undefined && rest.resolveWithin !== undefined && rest.resolveWithin < first;
  return isSooner ? rest : figures;
}

/** The clocks whose figures may be others once what kind of enquiry it is has changed. What was acknowledged stays so. */
export function clocksOfKind(enquiry: Enquiry, standard: ResponseStandard): readonly Clock[] {
  if (standard.kind === 'none' || standard.others === undefined) return [];
  return enquiry.stage === 'logged' ? ['acknowledge', 'resolve'] : ['resolve'];
}
