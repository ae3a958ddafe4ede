import { expect, test } from 'bun:test';
import { findFileEvenDeleted } from '@foremast/store/queries/files';
import { startMailServer } from '@foremast/testing/fakes/mail-server';
import { readZip } from '@foremast/testing/read-zip';
import { type Person, type Place, startServer } from '@foremast/testing/server';
import { XMLParser } from 'fast-xml-parser';
import { cancelJob } from './cancel-job.ts';
import { createJob } from './create-job.ts';
import { downloadJob } from './download-job.ts';
import { getJob } from './get-job.ts';

const server = await startServer({ MM_MESSAGEEXPORTSETTINGS_ENABLEEXPORT: 'true', MM_MESSAGEEXPORTSETTINGS_DOWNLOADEXPORTRESULTS: 'true' });
const { admin } = server;

async function send(channel: Place, author: Person, name: string): Promise<string> {
  const form = new FormData();
  form.set('channel_id', channel.id);
  form.set('files', new File(['bytes of a file'], name));
  const headers = { Authorization: `Bearer ${author.session.token}` };
  const answer = await fetch(`${server.url}/api/v4/files`, { method: 'POST', headers, body: form });
  return ((await answer.json()) as { file_infos: [{ id: string }] }).file_infos[0].id;
}

/** A span in which something was said, edited, deleted, and sent. */
async function talk() {
  const [alice, bob] = [await server.user(), await server.user()];
  const channel = await server.channelWith(alice, bob);
  const start = Date.now();
  await Bun.sleep(2);
  const plain = await server.post(channel, alice, 'a <b> & "c"');
  const edited = await server.post(channel, bob, 'frist');
  await bob.request('PUT', `/api/v4/posts/${edited.id}/patch`, { body: { message: 'first' } });
  const deleted = await server.post(channel, bob, 'oops');
  await bob.client.deletePost(deleted.id);
  const file = await send(channel, alice, 'plan.txt');
  const sent = await server.post(channel, alice, 'see\nbelow', { file_ids: [file] });
  await admin.request('DELETE', `/api/v4/channels/${channel.id}/members/${bob.id}`);
  await Bun.sleep(2);
  return { alice, bob, channel, plain, edited, deleted, sent, file, start, end: Date.now() };
}

type Span = { readonly start: number; readonly end: number };

async function run(format: string, { start, end }: Span, more: Record<string, string> = {}): Promise<Place> {
  const data = { export_type: format, batch_start_time: String(start), job_end_time: String(end), initiated_by: 'mmctl', ...more };
  const made = (await admin.call(createJob, { body: { type: 'message_export', data } })).body;
  await server.drainJobs();
  return (await admin.call(getJob, { params: { job_id: made.id } })).body;
}

/** The batches of an export by name, each as its files. */
async function batchesOf(job: Place): Promise<Record<string, Record<string, Buffer>>> {
  const answer = await fetch(`${server.url}/api/v4/jobs/${job.id}/download`, { headers: { Authorization: `Bearer ${admin.session.token}` } });
  expect(answer.headers.get('content-type')).toBe('application/zip');
  return Object.fromEntries(Object.entries(readZip(await answer.bytes())).map(([name, bytes]) => [name, readZip(bytes)]));
}

async function only(job: Place): Promise<Record<string, Buffer>> {
  const [batch, ...more] = Object.values(await batchesOf(job));
  expect(more).toEqual([]);
  return batch ?? {};
}

test('a table has what was said, what became of it, who came and went, and the files', async () => {
  const { bob, channel, plain, edited, deleted, sent, file, ...span } = await talk();
  const job = await run('csv', span);
  expect(job).toMatchObject({ status: 'success', progress: 100, data: { warning_count: '0', is_downloadable: 'true', export_type: 'csv' } });
  const files = await only(job);
  const lines = String(files['posts.csv']).split('\n');
  expect(lines[0]?.split(',').length).toBe(20);
  const of = (id: string) => lines.filter((line) => line.includes(`,${id},`));
  expect(of(plain.id)).toEqual([expect.stringContaining('"a <b> & ""c"""')]);
  expect(lines.filter((line) => line.includes(`,EditedOriginalMsg,`) && line.includes(`,${edited.id},,frist,message,`)).length).toBe(1);
  expect(of(edited.id).some((line) => line.includes(',EditedNewMsg,') && line.includes(',first,message,'))).toBe(true);
  expect(of(deleted.id).map((line) => line.includes('delete oops'))).toEqual([false, true]);
  const path = Object.keys(files).find((name) => name.startsWith(`files/${sent.id}/${file}-`)) as string;
  expect(String(files[path])).toBe('bytes of a file');
  expect(lines.some((line) => line.includes(`plan.txt (${path}),attachment,`))).toBe(true);
  const happened = (type: string) => lines.filter((line) => line.includes(`,${channel.id},`) && line.includes(`,${type},user,`)).length;
  expect([happened('previously-joined'), happened('leave')]).toEqual([3, 1]);
  expect(lines.some((line) => line.includes(`User ${bob.username} (${bob.user.email}) left the channel,leave,`))).toBe(true);
  const meta = JSON.parse(String(files['metadata.json']));
  expect(meta.Channels[channel.id]).toMatchObject({ ChannelType: 'O', RoomId: `public - ${channel.id}`, MessagesCount: 6, AttachmentsCount: 1 });
});

test('Actiance gets a conversation for each channel, well-formed', async () => {
  const { alice, bob, channel, plain, sent, ...span } = await talk();
  const files = await only(await run('actiance', span));
  const xml = new XMLParser({ ignoreAttributes: false, parseTagValue: false }).parse(String(files['actiance_export.xml']));
  const [conversation] = [xml.FileDump.Conversation].flat().filter((one) => one.RoomID.endsWith(channel.id));
  expect(conversation).toMatchObject({
    '@_Perspective': 'Channel',
    RoomID: `public - ${channel.name} - ${channel.id}`,
    EndTimeUTC: String(span.end),
  });
  const message = (id: string) => conversation.Message.find((one: { MessageId: string }) => one.MessageId === id);
  expect(message(plain.id)).toEqual({
    MessageId: plain.id,
    LoginName: alice.user.email,
    UserType: 'user',
    DateTimeUTC: String(plain.create_at),
    Content: 'a <b> & "c"',
  });
  expect(message(sent.id).Content).toBe('see\nbelow');
  expect(conversation.FileTransferEnded).toMatchObject({ UserFileName: 'plan.txt', Status: 'Completed' });
  expect(String(files[conversation.FileTransferStarted.FileName])).toBe('bytes of a file');
  expect(conversation.ParticipantLeft.map((one: { LoginName: string }) => one.LoginName)[0]).toBe(bob.user.email);
});

test('Global Relay gets mails', async () => {
  const { alice, channel, ...span } = await talk();
  const files = await only(await run('globalrelay-zip', span));
  const mail = String(files[`${channel.name} - (${channel.id}) - 0.eml`]).replaceAll('=\r\n', '');
  expect(mail).toContain('X-GlobalRelay-MsgType: Mattermost');
  expect(mail).toContain('Precedence: bulk');
  expect(mail).toContain(alice.user.email);
  expect(mail).toContain('a &lt;b&gt; &amp; &quot;c&quot;');
  expect(mail).toContain('filename=plan.txt');
});

test('Global Relay gets them by mail, and nothing of them is kept', async () => {
  const relay = await startMailServer({ authOptional: false });
  const { channel, ...span } = await talk();
  const settings = {
    CustomerType: 'CUSTOM',
    SMTPUsername: 'foremast',
    SMTPPassword: 'secret',
    EmailAddress: 'archive@relay.example',
    CustomSMTPServerName: '127.0.0.1',
    CustomSMTPPort: relay.port,
  };
  const patch = { ServiceSettings: { EnableInsecureOutgoingConnections: true }, MessageExportSettings: { GlobalRelaySettings: settings } };
  expect((await admin.request('PUT', '/api/v4/config/patch', { body: patch })).status).toBe(200);
  const job = await run('globalrelay', span);
  expect(job).toMatchObject({ status: 'success', data: { is_downloadable: 'false' } });
  const [mail] = relay.mails.filter(({ text }) => text.includes(channel.id));
  expect(mail).toMatchObject({ to: ['archive@relay.example'], user: 'foremast', secure: true });
  expect(mail?.text).toContain('Uploaded file plan.txt');
  expect((await admin.call(downloadJob, { params: { job_id: job.id } })).status).toBe(400);
});

test('an export goes on where the last one ended, in batches that lose and repeat nothing', async () => {
  const { channel, alice, start } = await talk();
  const first = await run('csv', { start, end: Date.now() }, { initiated_by: 'schedule', batch_size: '2' });
  const batches = await batchesOf(first);
  expect(Object.keys(batches).length).toBeGreaterThan(1);
  const rows = Object.values(batches).flatMap((files) =>
    String(files['posts.csv'])
      .split('\n')
      .filter((line) => line.includes(',message,')),
  );
  expect(rows.length).toBe(6);
  const post = await server.post(channel, alice, 'later');
  const made = (await admin.call(createJob, { body: { type: 'message_export' } })).body;
  await server.drainJobs();
  const second = (await admin.call(getJob, { params: { job_id: made.id } })).body;
  expect(second.data).toMatchObject({ job_start_time: first.data.batch_start_time, messages_exported: '1' });
  const [files] = Object.values(await batchesOf({ ...second, id: made.id }));
  expect(Object.keys(files ?? {}).sort()).toEqual(['actiance_export.xml']);
  expect(String(files?.['actiance_export.xml'])).toContain(post.id);
});

test('a file that is not in the store is a warning, and a folder that leads elsewhere is not followed', async () => {
  const { file, ...span } = await talk();
  await server.running.app.store.transaction((db) => db.updateTable('fileinfo').set({ path: 'nowhere/plan.txt' }).where('id', '=', file).execute());
  const job = await run('csv', span, { export_dir: '../../elsewhere' });
  expect(job).toMatchObject({ status: 'warning', data: { warning_count: '1', export_dir: expect.stringMatching(/^export\/compliance-export-/) } });
  expect(String((await only(job))['warning.txt'])).toBe('Warning: a file is not in the store - nowhere/plan.txt');
});

test('members do not download it', async () => {
  const job = await run('csv', { start: 1, end: 2 });
  expect((await (await server.user()).call(downloadJob, { params: { job_id: job.id } })).status).toBe(403);
});

test('a job that was taken back before it ran hands out no other folder', async () => {
  const { file } = await talk();
  const row = await findFileEvenDeleted(server.running.app.store.db, file);
  const folder = row?.path.split('/').slice(0, 3).join('/') ?? '';
  const data = { export_type: 'csv', export_dir: folder, is_downloadable: 'true' };
  const made = (await admin.call(createJob, { body: { type: 'message_export', data } })).body;
  expect((await admin.call(cancelJob, { params: { job_id: made.id } })).status).toBe(200);
  expect((await admin.call(downloadJob, { params: { job_id: made.id } })).status).toBe(404);
});
