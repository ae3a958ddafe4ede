import { expect, test } from 'bun:test';
import { startServer } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer();
const methods = recorder('content flagging');
const admin = methods.of(server.admin);
const [alice, bob, reviewer] = [await server.user(), await server.user(), await server.user()];
const own = methods.of(alice);
const judge = methods.of(reviewer);
const channel = await server.channelWith(alice, bob, reviewer);
const team = String(channel.team_id);

const before = await admin.getAdminContentFlaggingConfig();
await admin.saveContentFlaggingConfig({
  ...before,
  EnableContentFlagging: true,
  ReviewerSettings: { ...before.ReviewerSettings, CommonReviewers: true, CommonReviewerIds: [reviewer.id] },
  AdditionalSettings: { ...before.AdditionalSettings, Reasons: ['Spam', 'Secret'], ReporterCommentRequired: false, ReviewerCommentRequired: false },
} as never);

const report = async (message: string) => {
  const post = await server.post(channel, bob, message);
  expect(await own.flagPost(post.id, 'Spam', '"please look"')).toMatchObject({ status: 'OK' });
  return post;
};
const statusOf = async (id: string) => {
  const fields = await judge.getPostContentFlaggingFields();
  const values = await judge.getPostContentFlaggingValues(id);
  return values.find(({ field_id }) => field_id === fields.status?.id)?.value;
};

test('who reports and who reviews are told what they may do', async () => {
  expect(await admin.getAdminContentFlaggingConfig()).toMatchObject({ EnableContentFlagging: true });
  expect(await own.getTeamContentFlaggingStatus(team)).toEqual({ enabled: true });
  expect(await own.getContentFlaggingConfig()).toMatchObject({ reasons: ['Spam', 'Secret'] });
  expect(await judge.getContentFlaggingConfig(team)).toMatchObject({ notify_reporter_on_removal: expect.any(Boolean) });
  await expect(own.getContentFlaggingConfig(team)).rejects.toMatchObject({ status_code: 403 });
  expect((await judge.searchContentFlaggingReviewers(reviewer.username, team)).map(({ id }) => id)).toEqual([reviewer.id]);
});

test('a reported message is looked at, taken over, and kept', async () => {
  const post = await report('buy now');
  await server.drainJobs();
  expect(await judge.getFlaggedPost(post.id)).toMatchObject({ id: post.id, message: 'buy now' });
  await expect(own.getFlaggedPost(post.id)).rejects.toMatchObject({ status_code: 403 });
  expect(await statusOf(post.id)).toBe('Pending');
  await judge.setContentFlaggingReviewer(post.id, reviewer.id);
  expect(await statusOf(post.id)).toBe('Assigned');
  expect(await judge.keepFlaggedPost(post.id, '"harmless"')).toMatchObject({ status: 'OK' });
  expect(await statusOf(post.id)).toBe('Retained');
  expect(await own.getPost(post.id)).toMatchObject({ message: 'buy now' });
});

test('a reported message is removed for everybody', async () => {
  const post = await report('the code is 1234');
  await server.drainJobs();
  expect(await judge.removeFlaggedPost(post.id, '"secret"')).toMatchObject({ status: 'OK' });
  expect(await statusOf(post.id)).toBe('Removed');
  await expect(own.getPost(post.id)).rejects.toMatchObject({ status_code: 404 });
});

methods.everyMethodIsCalled();
