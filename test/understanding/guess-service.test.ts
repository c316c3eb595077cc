import { describe, expect, it } from 'vitest';
import { guessService } from '../../src/understanding/logging/guess-service.ts';

const everyday = [
  { names: ['streets', 'highways'], broad: ['place', 'environment'], words: ['pothole', 'streetlight'] },
  { names: ['waste'], broad: ['streets', 'place'], words: ['bin', 'bins'] },
];
const guess = (subject: string, ...services: string[]) => guessService(subject, { services, everyday });

describe('the service of a subject', () => {
  it('is the one that is named for it, whatever service does much else beside', () => {
    expect(guess('Pothole in Duffield Road', 'Streets', 'Place')).toBe('Streets');
    expect(guess('bins not emptied', 'Streets', 'Place', 'Waste')).toBe('Waste');
  });

  it('is the broad one where there is no other', () => {
    expect(guess('streetlight out', 'Place', 'Legal')).toBe('Place');
    expect(guess('bins not emptied', 'Streets', 'Legal')).toBe('Streets');
  });

  it('is nobody’s guess where two are as likely', () => {
    expect(guess('pothole', 'Streets', 'Highways')).toBe('');
    expect(guess('bins not emptied', 'Streets', 'Place')).toBe('');
  });
});
