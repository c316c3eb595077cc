import type { Enquiry } from '../../casework/index.ts';
import type { Action } from '../../messaging/index.ts';
import { isOfCouncillorSide } from '../../people/index.ts';
import type { Scene } from './services.ts';
import { button } from './wording.ts';

/** What somebody may do next with an enquiry, by who they are and how it stands: what a card offers. */
export function actionsFor(enquiry: Enquiry, scene: Scene): readonly Action[] {
  const { reference, stage, pausedSince, complexity } = enquiry;
  const why = button('Why this date?', `why ${reference}`);
  if (stage === 'resolved' || stage === 'withdrawn') return [button('Reopen', `reopen ${reference}`)];
  if (isOfCouncillorSide(scene.person)) return [why, button('Withdraw', `withdraw ${reference}`)];
  if (pausedSince !== undefined) {
    return [
      button('Resume', `resume ${reference}`, true),
      button('Resolve', `resolve ${reference}`),
      button('Reassign', `reassign ${reference}`),
    ];
  }
  const first =
    stage === 'logged'
      ? [button('Acknowledge', `acknowledge ${reference}`, true)]
      : [
          button('Update', `update ${reference}`, true),
          button('Resolve', `resolve ${reference}`),
          button('Pause', `pause ${reference}`),
        ];
  const extend =
    stage === 'acknowledged' && complexity.kind === 'standard' && enquiry.deadlines.resolve.by !== undefined;
  return [
    ...first,
    ...(extend ? [button('Extend', `extend ${reference}`)] : []),
    ...(complexity.kind === 'standard' ? [button('Make complex', `make ${reference} complex`)] : []),
    button('Reassign', `reassign ${reference}`),
    why,
  ];
}
