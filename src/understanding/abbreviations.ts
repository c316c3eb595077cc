const shortForms = new Set(
  'MP MPS MEP PA TV HR IT ICT CCTV PC CE CEO CX MO DMO FOI GP NHS ASB TPO PCN PSPO HMO EV AC DC UK EU US USA BBC RAF CAB DWP HB CT SEN EHCP FM PR QA VAT PPE TBC TBA FYI ETA AOB ASAP NA OK YES NO AM PM ID PDF FAQ PIN ST RD AGM EGM DPO SAR GDPR EIR LGA RSPCA PCSO PCC DVLA DVSA BT CIC PTA MOT'.split(
    ' ',
  ),
);

/** Whether capitals are a word by themselves, as everybody writes it: "TV", "HR". Other capitals may be somebody's initials. */
export function isAbbreviation(word: string): boolean {
  return /^\p{Lu}+$/u.test(word) && shortForms.has(word);
}
