import { expect, test } from 'bun:test';
import { startIntegration } from '@foremast/testing/fakes/integration';
import { startServer } from '@foremast/testing/server';
import { doPostAction } from './do-post-action.ts';
import { lookupInteractiveDialog } from './lookup-interactive-dialog.ts';
import { openInteractiveDialog } from './open-interactive-dialog.ts';
import { submitInteractiveDialog } from './submit-interactive-dialog.ts';

const server = await startServer({ MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1' });
const [alice, bob, outsider] = [await server.user(), await server.user(), await server.user()];
const channel = await server.channelWith(alice, bob);
const program = startIntegration();
const url = `${program.url}/form`;

const post = await server.post(channel, alice, '', {
  props: { attachments: [{ actions: [{ id: 'open', name: 'Open', integration: { url: `${program.url}/open` } }] }] },
});
async function trigger(): Promise<{ full: string; client: string }> {
  program.answer = () => ({});
  const { body } = await bob.call(doPostAction, { params: { post_id: post.id, action_id: 'open' }, body: {} });
  return { client: body.trigger_id, full: program.last().body.trigger_id };
}
const open = (body: object) => outsider.call(openInteractiveDialog, { body });
const submission = { url, callback_id: 'cb', state: 's', channel_id: channel.id, team_id: String(channel.team_id), submission: { name: 'x' } };

test('who was just given a trigger id may show its person a form, and nobody else sees it', async () => {
  const { full, client } = await trigger();
  const [own, other] = [await bob.listen(), await alice.listen()];
  const elements = [{ display_name: 'Day', name: 'day', type: 'date', min_date: 'today', options: null }];
  expect((await open({ trigger_id: full, url, dialog: { title: 'A form', elements, source_url: '' } })).body).toEqual({ status: 'OK' });
  const shown = JSON.parse((await own.next('open_dialog')).data.dialog);
  expect(shown).toMatchObject({ trigger_id: client, url, dialog: { title: 'A form', notify_on_cancel: false } });
  expect(shown.dialog.elements[0]).toMatchObject({ name: 'day', min_date: 'today', max_length: 0, options: null });
  expect(Object.keys(shown.dialog)).not.toContain('source_url');
  expect(Object.keys(shown.dialog.elements[0])).not.toContain('time_interval');
  expect(other.events.map((e) => e.event)).not.toContain('open_dialog');
});

const base64 = (text: string) => Buffer.from(text).toString('base64');
test.each([
  ['that is none', () => '%%%', 'base64_decode_failed'],
  ['that the client has', ({ client }: { client: string }) => client, 'base64_decode_failed'],
  ['with parts missing', () => base64('a:b'), 'missing_data'],
  ['of long ago', ({ full }: { full: string }) => change(full, 2, '1000'), 'expired'],
  ['of somebody else', ({ full }: { full: string }) => change(full, 1, alice.id), 'verify_signature_failed'],
  ['with a signature that is none', ({ full }: { full: string }) => change(full, 3, base64('zz')), 'signature_decode_failed'],
])('a trigger id %s opens nothing', async (_, spoil, why) => {
  const trigger_id = spoil(await trigger());
  expect((await open({ trigger_id, url, dialog: {} })).body).toMatchObject({ status_code: 400, id: `interactive_message.decode_trigger_id.${why}` });
});

function change(full: string, part: number, value: string): string {
  const parts = Buffer.from(full, 'base64').toString().split(':');
  parts[part] = value;
  return base64(parts.join(':'));
}

test('a form that was filled in goes to its program, and what the program says comes back', async () => {
  program.answer = () => ({ type: 'form', form: { title: 'Next', elements: [] } });
  const { body } = await bob.call(submitInteractiveDialog, { body: { ...submission, user_id: alice.id, request_id: 'r' } });
  expect(program.last().body).toEqual({
    type: 'dialog_submission',
    callback_id: 'cb',
    state: 's',
    user_id: bob.id,
    channel_id: channel.id,
    team_id: channel.team_id,
    submission: { name: 'x' },
    cancelled: false,
  });
  expect(body).toMatchObject({ type: 'form', form: { title: 'Next', elements: [], submit_label: '' } });
  await bob.call(submitInteractiveDialog, { body: { ...submission, type: 'refresh' } });
  expect(program.last().body.type).toBe('refresh');
});

test.each([
  ['errors', { error: 'e', errors: { name: 'bad' } }, 200],
  ['nothing', new Response(''), 200],
  ['a form without a form', { type: 'form' }, 400],
  ['a form where none belongs', { type: 'ok', form: {} }, 400],
  ['a kind that nobody knows', { type: 'strange' }, 400],
  ['words', new Response('words'), 400],
  ['another status', new Response('{}', { status: 201 }), 400],
])('a program may answer a form with %s, or not', async (_, answer, status) => {
  program.answer = () => answer;
  expect((await bob.call(submitInteractiveDialog, { body: submission })).status).toBe(status);
});

test.each([
  ['without an address', { url: '' }, 400],
  ['for a channel that is not there', { channel_id: 'a'.repeat(26) }, 404],
  ['for a team that is not there', { team_id: 'a'.repeat(26) }, 403],
  ['to an address in the own network', { url: 'http://192.168.3.4/' }, 400],
])('a form %s is refused', async (_, change, status) => {
  expect((await bob.call(submitInteractiveDialog, { body: { ...submission, ...change } })).status).toBe(status);
});

test('who cannot see the channel can neither hand in its forms nor look up their menus', async () => {
  expect((await outsider.call(submitInteractiveDialog, { body: submission })).status).toBe(403);
  expect((await outsider.call(lookupInteractiveDialog, { body: submission })).status).toBe(403);
});

test('menus get their entries while somebody types', async () => {
  program.answer = () => ({ items: [{ text: 'Alpha', value: 'a' }] });
  const body = { ...submission, submission: { query: 'al', selected_field: 'dyn' } };
  expect((await bob.call(lookupInteractiveDialog, { body })).body).toEqual({ items: [{ text: 'Alpha', value: 'a' }] });
  expect(program.last().body).toMatchObject({ type: 'dialog_lookup', submission: { query: 'al' }, user_id: bob.id });
  for (const bad of ['', 'nonsense', 'ftp://example.com', '/plugins/../x', '/plugins//x', '/other'])
    expect((await bob.call(lookupInteractiveDialog, { body: { ...body, url: bad } })).body).toMatchObject({
      status_code: 400,
      id: 'api.context.invalid_body_param.app_error',
    });
});

test('a form of a part of this server is answered here, as the person who sends it', async () => {
  const { body } = await bob.call(submitInteractiveDialog, { body: { ...submission, url: '/plugins/nothing/here' } });
  expect(body).toMatchObject({ status_code: 400, id: 'api.post.do_action.action_integration.app_error' });
});
