import type { Turn } from '../messaging/index.ts';

const names: Record<Turn['platform'], string> = {
  teams: 'Microsoft Teams',
  slack: 'Slack',
  web: 'The try-out',
  console: 'The console',
};

/** What people call a platform, as a sentence begins. */
export function platformName(platform: Turn['platform']): string {
  return names[platform];
}
