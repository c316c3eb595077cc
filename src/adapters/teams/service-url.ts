import { isLoopbackUrl, type TeamsSettings } from './settings.ts';

/** trafficmanager.net rents names to anybody, so there only the one host counts. */
const microsoftHosts = ['smba.trafficmanager.net'];
const microsoftDomains = ['.botframework.com', '.teams.microsoft.com', '.teams.microsoft.us'];

/**
 * Whether our messages, with our token, may be sent there: HTTPS at Microsoft's own hosts.
 * In the modes for this machine, loopback only.
 */
export function isServiceUrlAllowed(url: string, settings: TeamsSettings): boolean {
  if (!URL.canParse(url)) return false;
  if (settings.testMode || settings.identity.kind === 'unauthenticated-loopback') return isLoopbackUrl(url);
  const { protocol, hostname, username, password, port } = new URL(url);
  if (protocol !== 'https:' || username !== '' || password !== '' || port !== '') return false;
  return microsoftHosts.includes(hostname) || microsoftDomains.some((domain) => hostname.endsWith(domain));
}
