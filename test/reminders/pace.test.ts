import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/reminders/pace.ts';

const target = { platform: 'teams', tenant: 'derby', method: 'chat.postMessage' };

describe('the pace of messages', () => {
  it('is one message a conversation and a platform in a while', () => {
    const pace = createPace({ betweenMessages: 1_000, onPlatform: 100 });
    expect(pace.delay(target, 'chat', 50_000)).toBe(0);
    pace.note(target, 'chat', 50_000);
    pace.note(target, 'other chat', 50_000);
    expect(pace.delay(target, 'chat', 50_000)).toBe(1_000);
    expect(pace.delay(target, 'a third chat', 50_000)).toBe(200);
    expect(pace.delay(target, 'a third chat', 50_300)).toBe(0);
  });

  it.each([0, 100])('makes nobody wait for a clock that went back to catch up, at %i a message', (onPlatform) => {
    const pace = createPace({ betweenMessages: 0, onPlatform });
    pace.note(target, 'chat', 1_000_000_000);
    expect(pace.delay(target, 'chat', 50_000)).toBe(0);
    expect(pace.delay(target, 'other chat', 50_000)).toBe(0);
    pace.note(target, 'chat', 50_000);
    expect(pace.delay(target, 'other chat', 50_000)).toBe(onPlatform);
  });

  it('keeps the longest silence that was asked for, but not one from before the clock went back', () => {
    const pace = createPace({ betweenMessages: 0, onPlatform: 0 });
    pace.hush(target, 1_000_060_000, 1_000_000_000);
    pace.hush(target, 1_000_030_000, 1_000_000_000);
    expect(pace.delay(target, 'chat', 1_000_000_000)).toBe(60_000);
    expect(pace.isSilent(target, 1_000_000_000)).toBe(true);
    expect(pace.isSilent(target, 50_000)).toBe(false);
    expect(pace.delay(target, 'chat', 50_000)).toBe(0);
    pace.hush(target, 80_000, 50_000);
    expect(pace.delay(target, 'chat', 50_000)).toBe(30_000);
  });
});
