import { expect } from 'vitest';
import type { Expected, Journey, Player, Shown, Stage, Step } from './journey.ts';

/** Tells a journey on a stage; a step that does not come out fails with its number and what came in its place. */
export async function tell(journey: Journey, stage: Stage): Promise<void> {
  const kept = new Map<string, string>();
  const last = new Map<Player, Shown>();
  const looked = new Map<Player, number>();
  const onTheirScreen = new Map<string, string>();
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => kept.get(name) ?? whole);

  const check = (at: string, shown: Shown, { shows = [], hides = [], keeps = {} }: Expected) => {
    for (const text of shows) expect(shown.text, `${at} must show "${fill(text)}"`).toContain(fill(text));
    for (const text of hides) expect(shown.text, `${at} must not show "${fill(text)}"`).not.toContain(fill(text));
    for (const [name, pattern] of Object.entries(keeps)) {
      const found = pattern.exec(shown.text)?.[1];
      expect(found, `${at} must hold ${pattern} in: ${shown.text}`).toBeDefined();
      kept.set(name, found ?? '');
    }
  };
  const answered = (who: Player, at: string, shown: Shown, step: Expected) => {
    last.set(who, shown);
    check(at, shown, step);
  };
  const buttonOf = (shown: Shown | undefined, label: string, at: string) => {
    const button = shown?.buttons.find((each) => each.label === label);
    expect(button, `${at}: no button "${label}" in: ${shown?.text}`).toBeDefined();
    return button?.typed ?? '';
  };

  for (const [number, step] of journey.steps.entries()) {
    const at = `step ${number + 1}, ${nameOf(step)}`;
    if ('clock' in step) await stage.moveClock(step.clock);
    else if ('says' in step) answered(step.who, at, await stage.say(step.who, fill(step.says)), step);
    else if ('sends' in step) {
      const sent = await stage.send?.(step.who, step.sends, step.with);
      if (sent === undefined) throw new Error(`${at}: no file can be sent here`);
      answered(step.who, at, sent, step);
    } else if ('presses' in step) {
      const typed = buttonOf(last.get(step.who), fill(step.presses), at);
      answered(step.who, at, await stage.press(step.who, typed, {}), step);
    } else if ('fillsIn' in step) {
      const form = last.get(step.who)?.form;
      expect(form, `${at}: there is no form`).toBeDefined();
      const filled = Object.fromEntries(Object.entries(step.fillsIn).map(([name, value]) => [name, fill(value)]));
      answered(step.who, at, await stage.press(step.who, form?.typed ?? '', { ...form?.values, ...filled }), step);
    } else if ('pressesInInbox' in step) {
      const inbox = await stage.inbox(step.who);
      const wanted = fill(step.pressesInInbox);
      const message = inbox.findLast(({ buttons }) => buttons.some(({ label }) => label === wanted));
      // A button that has gone from the message stands on a screen that has not heard of it.
      const typed = (message ? undefined : onTheirScreen.get(`${step.who} ${wanted}`)) ?? buttonOf(message, wanted, at);
      onTheirScreen.set(`${step.who} ${wanted}`, typed);
      answered(step.who, at, await stage.press(step.who, typed, {}), step);
    } else {
      const inbox = await stage.inbox(step.who);
      const news = inbox.slice(looked.get(step.who) ?? 0);
      looked.set(step.who, inbox.length);
      const about = 'about' in step ? fill(step.about) : '';
      const wanted = news.filter(({ text }) => text.includes(about));
      const titles = wanted.map(({ text }) => text.slice(0, 200));
      expect(titles, `${at}: number of messages: ${titles.join(' | ')}`).toHaveLength(step.wasSent.length);
      for (const [place, shows] of step.wasSent.entries()) {
        const message = wanted[place];
        if (message) check(`${at}, message ${place + 1}`, message, { shows });
      }
    }
  }
}

function nameOf(step: Step): string {
  if ('clock' in step) return `clock to ${step.clock}`;
  const what =
    'says' in step ? step.says : 'presses' in step ? step.presses : 'pressesInInbox' in step ? step.pressesInInbox : '';
  return `${step.who} ${what}`.trim();
}
