import { expect, test } from 'bun:test';
import type { Command, DialogSubmission, OAuthApp, OutgoingOAuthConnection, OutgoingWebhook } from '@mattermost/types/integrations';
import { startIntegration } from '../fakes/integration.ts';
import { startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer({
  MM_SERVICESETTINGS_SITEURL: 'http://chat.example.com',
  MM_SERVICESETTINGS_ENABLEBOTACCOUNTCREATION: 'true',
  MM_SERVICESETTINGS_ENABLEOUTGOINGOAUTHCONNECTIONS: 'true',
  MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1',
});
const { admin } = server;
const methods = recorder('integrations');
const client = methods.of(admin);
const [alice, bob] = [await server.user(), await server.user()];
const own = methods.of(alice);
const channel = await server.channelWith(alice, admin);
const team_id = String(channel.team_id);
const program = startIntegration();

test('incoming webhooks', async () => {
  const hook = await client.createIncomingWebhook({ channel_id: channel.id, display_name: 'Bell', description: 'rings' });
  expect(hook).toMatchObject({ channel_id: channel.id, team_id, user_id: admin.id, display_name: 'Bell' });
  expect(await client.getIncomingWebhook(hook.id)).toEqual(hook);
  expect(await client.getIncomingWebhooks(team_id)).toEqual([hook]);
  expect(await client.getIncomingWebhooks(team_id, 0, 10, true)).toEqual({ incoming_webhooks: [hook], total_count: 1 });
  expect(await client.updateIncomingWebhook({ ...hook, display_name: 'Gong' })).toMatchObject({ id: hook.id, display_name: 'Gong' });
  expect(await client.removeIncomingWebhook(hook.id)).toEqual({ status: 'OK' });
  expect(await client.getIncomingWebhooks(team_id)).toEqual([]);
});

test('outgoing webhooks', async () => {
  const asked = { team_id, channel_id: channel.id, trigger_words: ['ring'], callback_urls: [program.url], display_name: 'Out' };
  const hook = await client.createOutgoingWebhook(asked as never as OutgoingWebhook);
  expect(hook).toMatchObject({ ...asked, creator_id: admin.id });
  expect(await client.getOutgoingWebhook(hook.id)).toEqual(hook);
  expect(await client.getOutgoingWebhooks(channel.id, team_id)).toEqual([hook]);
  expect(await client.updateOutgoingWebhook({ ...hook, display_name: 'Outer' })).toMatchObject({ display_name: 'Outer' });
  expect((await client.regenOutgoingHookToken(hook.id)).token).not.toBe(hook.token);
  expect(await client.removeOutgoingWebhook(hook.id)).toEqual({ status: 'OK' });
});

test('commands', async () => {
  program.answer = () => ({ text: 'noon', response_type: 'ephemeral' });
  const asked = {
    team_id,
    trigger: 'noon',
    method: 'P',
    url: program.url,
    auto_complete: true,
    auto_complete_desc: 'the time',
    display_name: 'Noon',
  };
  const command = await client.addCommand(asked as never as Command);
  expect(command).toMatchObject(asked);
  expect((await client.getCommandsList(team_id)).map(({ trigger }) => trigger)).toContain('away');
  expect(await client.getCustomTeamCommands(team_id)).toEqual([command]);
  expect((await client.getAutocompleteCommandsList(team_id)).map(({ trigger }) => trigger)).toContain('noon');
  const place = { channel_id: channel.id, team_id, root_id: '' };
  expect(await client.getCommandAutocompleteSuggestionsList('/noo', team_id, place)).toMatchObject([{ Suggestion: 'noon', Description: 'the time' }]);
  expect(await client.executeCommand('/noon', place)).toMatchObject({ text: 'noon', response_type: 'ephemeral' });
  expect(await client.editCommand({ ...command, display_name: 'Midday' })).toMatchObject({ display_name: 'Midday' });
  expect((await client.regenCommandToken(command.id)).token).not.toBe(command.token);
  expect(await client.deleteCommand(command.id)).toEqual({ status: 'OK' });
});

test('buttons and dialogs', async () => {
  program.answer = () => ({});
  const actions = [{ id: 'go', name: 'Go', integration: { url: program.url } }];
  const post = await server.post(channel, alice, 'press', { props: { attachments: [{ actions }] } });
  expect(await client.doPostAction(post.id, 'go')).toMatchObject({ status: 'OK', trigger_id: expect.any(String) });
  const { body: shown } = await admin.request('POST', '/api/v4/posts/ephemeral', {
    body: { user_id: alice.id, post: { channel_id: channel.id, message: 'x', props: { attachments: [{ actions }] } } },
  });
  const { cookie } = shown.props.attachments[0].actions[0];
  expect(await own.doPostActionWithCookie(shown.id, 'go', cookie)).toMatchObject({ status: 'OK' });
  const submission: DialogSubmission = {
    url: program.url,
    callback_id: 'cb',
    state: '',
    user_id: alice.id,
    channel_id: channel.id,
    team_id,
    submission: { name: 'x' },
    cancelled: false,
  };
  program.answer = () => ({ errors: { name: 'too short' } });
  expect(await own.submitInteractiveDialog(submission)).toEqual({ errors: { name: 'too short' } });
  program.answer = () => ({ items: [{ text: 'A', value: 'a' }] });
  expect(await own.lookupInteractiveDialog(submission)).toEqual({ items: [{ text: 'A', value: 'a' }] });
});

test('OAuth apps', async () => {
  const asked = { name: 'Clock', description: 'ticks', callback_urls: ['https://example.com/back'], homepage: 'https://example.com' };
  const app = await client.createOAuthApp(asked);
  expect(app).toMatchObject({ ...asked, creator_id: admin.id, client_secret: expect.stringMatching(/^\w{26}$/) });
  expect(await client.getOAuthApp(app.id)).toEqual(app);
  expect(await client.getOAuthApps()).toEqual([app]);
  expect(await own.getOAuthAppInfo(app.id)).toEqual({ ...app, client_secret: '' });
  expect(await client.editOAuthApp({ ...app, name: 'Watch' } as OAuthApp)).toMatchObject({
    id: app.id,
    name: 'Watch',
    client_secret: app.client_secret,
  });
  expect((await client.regenOAuthAppSecret(app.id)).client_secret).not.toBe(app.client_secret);
  const allowed: unknown = await own.authorizeOAuthApp('code', app.id, asked.callback_urls[0] as string, 'st', 'user');
  expect(allowed).toEqual({ redirect: expect.stringMatching(/^https:\/\/example\.com\/back\?code=\w{52}&state=st$/) });
  expect(await own.getAuthorizedOAuthApps(alice.id)).toMatchObject([{ id: app.id, name: 'Watch' }]);
  expect(await own.deauthorizeOAuthApp(app.id)).toEqual({ status: 'OK' });
  expect(await own.getAuthorizedOAuthApps(alice.id)).toEqual([]);
  expect(await client.deleteOAuthApp(app.id)).toEqual({ status: 'OK' });
});

test('outgoing OAuth connections', async () => {
  program.answer = () => ({ access_token: 'x', token_type: 'bearer' });
  const asked = {
    name: 'bridge',
    client_id: 'id',
    client_secret: 'secret',
    oauth_token_url: program.url,
    grant_type: 'client_credentials',
    audiences: ['https://example.com/there'],
  } as never as OutgoingOAuthConnection;
  const made = await client.createOutgoingOAuthConnection(team_id, asked);
  expect(made).toMatchObject({ name: 'bridge', audiences: ['https://example.com/there'] });
  expect(await client.getOutgoingOAuthConnection(team_id, made.id)).toEqual(made);
  expect(await client.getOutgoingOAuthConnections(team_id)).toEqual([made]);
  expect(await client.getOutgoingOAuthConnectionsForAudience(team_id, 'https://example.com/there')).toEqual([made]);
  expect(await client.editOutgoingOAuthConnection(team_id, { ...made, name: 'ferry' })).toMatchObject({ name: 'ferry' });
  const tried: unknown = await client.validateOutgoingOAuthConnection(team_id, asked);
  expect(tried).toEqual({ status: 'OK' });
  expect(await client.deleteOutgoingOAuthConnection(made.id)).toEqual({ status: 'OK' });
});

test('bots', async () => {
  const bot = await client.createBot({ username: unique('robot'), display_name: 'Robot' });
  expect(bot).toMatchObject({ owner_id: admin.id, display_name: 'Robot' });
  expect(await client.getBot(bot.user_id)).toEqual(bot);
  expect((await client.getBots(0, 200)).map(({ user_id }) => user_id)).toContain(bot.user_id);
  expect(await client.patchBot(bot.user_id, { description: 'works' } as never)).toMatchObject({ description: 'works' });
  expect(await client.assignBot(bot.user_id, bob.id)).toMatchObject({ owner_id: bob.id });
  expect((await client.disableBot(bot.user_id)).delete_at).toBeGreaterThan(0);
  expect((await client.getBotsIncludeDeleted(0, 200)).map(({ user_id }) => user_id)).toContain(bot.user_id);
  expect((await client.enableBot(bot.user_id)).delete_at).toBe(0);
  await client.updateUserActive(bob.id, false);
  await client.enableBot(bot.user_id);
  expect((await client.getBotsOrphaned(0, 200)).map(({ user_id }) => user_id)).toContain(bot.user_id);
});

test('what a plugin would answer is not there without it', async () => {
  await expect(client.getAppsOAuthAppIDs()).rejects.toThrow();
  await expect(client.getAppsBotIDs()).rejects.toThrow();
  await expect(client.getMarketplaceApps('')).rejects.toThrow();
  await expect(client.getAppsBindings(channel.id, team_id)).rejects.toThrow();
  await expect(client.executeAppCall({ path: '/do', context: {} } as never, true)).rejects.toThrow();
  await expect(client.getCallsChannelState(channel.id)).rejects.toThrow();
});

methods.everyMethodIsCalled();
