import { InstallProvider } from '@slack/oauth';
import type { Router } from 'express';
import { createBoltLog, describeError } from './bolt-log.ts';
import { clientOptions, createClient } from './clients.ts';
import type { Credentials, SlackConfig, SlackOptions } from './options.ts';
import { sealInstallation } from './sealed-installation.ts';

/** What the app asks a workspace for; the manifest asks for the same. */
export const botScopes: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'chat:write',
  'commands',
  'files:read',
  'im:history',
  'im:write',
  'links:read',
  'links:write',
  'users:read',
  'users:read.email',
];

/** Thrown where a workspace that is not on the allow list tries to install the app. */
class WorkspaceNotAllowedError extends Error {
  readonly code = 'slack-workspace-not-allowed';
}

/**
 * Adds `GET /slack/install` and `GET /slack/oauth_redirect`. A workspace that is not on the allow list cannot install, and the
 * token that Slack made for it is given back; tokens are sealed before they are stored.
 */
export function addOAuthRoutes(
  router: Router,
  config: SlackConfig,
  credentials: Extract<Credentials, { kind: 'oauth' }>,
  { log, onInstalled }: Pick<SlackOptions, 'log' | 'onInstalled'>,
): void {
  const { clientId, clientSecret, stateSecret, encryptionKey, installations } = credentials;
  const redirectUri = `${config.publicUrl}/slack/oauth_redirect`;
  const installer = new InstallProvider({
    clientId,
    clientSecret,
    stateSecret,
    directInstall: true,
    logger: createBoltLog(log),
    clientOptions: clientOptions(config, log),
    installationStore: {
      storeInstallation: async (installation) => {
        const tenant = installation.team?.id;
        if (!tenant || installation.isEnterpriseInstall || !config.allowedTenants.includes(tenant)) {
          log.warn({ tenant }, 'refused an installation from a workspace that is not allowed');
          await giveBack(installation.bot?.token);
          throw new WorkspaceNotAllowedError('This workspace is not on the allow list.');
        }
        if (!installation.bot) throw new WorkspaceNotAllowedError('The installation has no bot.');
        const { token, id, userId, scopes } = installation.bot;
        const kept = { botToken: token, botId: id, botUserId: userId, scopes, installedBy: installation.user.id };
        await installations.save(tenant, sealInstallation(kept, tenant, encryptionKey));
        log.info({ tenant }, 'a Slack workspace installed the app');
        await onInstalled?.(tenant);
      },
      fetchInstallation: () => Promise.reject(new Error('Installations are read elsewhere.')),
    },
  });

  /** A token that nobody keeps must not go on working. */
  async function giveBack(token: string | undefined): Promise<void> {
    if (token === undefined) return;
    try {
      await createClient(token, clientOptions(config, log)).auth.revoke();
    } catch (error) {
      log.error({ error: describeError(error) }, 'the token of a refused workspace could not be given back');
    }
  }

  router.get('/slack/install', async (request, response) => {
    try {
      await installer.handleInstallPath(request, response, {}, { scopes: [...botScopes], redirectUri });
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : 'unknown' }, 'an installation could not be started');
      if (!response.headersSent)
        response.status(500).type('text').send('Clausewise could not be added. Try again later.');
    }
  });
  router.get('/slack/oauth_redirect', async (request, response) => {
    await installer.handleCallback(request, response, {
      success: (_installation, _options, _request, answer) => {
        answer
          .writeHead(200, { 'content-type': 'text/plain; charset=utf-8' })
          .end('Clausewise is in your workspace. You can close this page.');
      },
      failure: (error, _options, _request, answer) => {
        log.warn({ error: error.code ?? error.name }, 'an installation failed');
        const status = String(error.code) === 'slack-workspace-not-allowed' ? 403 : 400;
        answer
          .writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
          .end('Clausewise was not added to this workspace. Ask whoever runs Clausewise for your council.');
      },
    });
  });
}
