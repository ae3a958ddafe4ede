import { expect, test } from 'bun:test';
import { startServer } from '@foremast/testing/server';

const server = await startServer();
const [alice, rita] = [await server.user(), await server.user()];
const team = await server.team(alice, rita);

test('the client library switches content flagging on, reports, assigns, keeps and removes', async () => {
  const { client: admin } = server.admin;
  const settings = await admin.getAdminContentFlaggingConfig();
  expect(settings.EnableContentFlagging).toBe(false);
  const reviewers = { ...settings.ReviewerSettings, CommonReviewers: true, CommonReviewerIds: [rita.id], TeamReviewersSetting: {} };
  await admin.saveContentFlaggingConfig({ ...settings, EnableContentFlagging: true, ReviewerSettings: reviewers });
  expect((await admin.getAdminContentFlaggingConfig()).ReviewerSettings).toMatchObject({ CommonReviewerIds: [rita.id], TeamAdminsAsReviewers: true });

  const { client: reporter } = alice;
  expect(await reporter.getTeamContentFlaggingStatus(team.id)).toEqual({ enabled: true });
  const { reasons } = await reporter.getContentFlaggingConfig();
  const channel = await server.channel(team, [alice]);
  const [good, bad] = [await server.post(channel, alice, 'harmless'), await server.post(channel, alice, 'secret')];
  for (const post of [good, bad]) await reporter.flagPost(post.id, reasons?.[0] ?? '', 'look at it');

  const { client: reviewer } = rita;
  expect((await reviewer.getContentFlaggingConfig(team.id)).notify_reporter_on_removal).toBe(true);
  expect((await reviewer.getFlaggedPost(bad.id)).message).toBe('secret');
  expect((await reviewer.searchContentFlaggingReviewers(rita.username, team.id)).map((u) => u.id)).toEqual([rita.id]);
  await reviewer.setContentFlaggingReviewer(bad.id, rita.id);
  await reviewer.keepFlaggedPost(good.id, 'fine');
  await reviewer.removeFlaggedPost(bad.id, 'not fine');
  const fields = await reviewer.getPostContentFlaggingFields();
  const statusOf = async (id: string) => (await reviewer.getPostContentFlaggingValues(id)).find((v) => v.field_id === fields.status?.id)?.value;
  expect([await statusOf(good.id), await statusOf(bad.id)]).toEqual(['Retained', 'Removed']);
});

test('reviewers of one team are none of another, and direct messages have the common ones', async () => {
  const [other, bob] = [await server.user(), await server.user()];
  const elsewhere = await server.team(other, bob);
  const config = {
    EnableContentFlagging: true,
    ReviewerSettings: {
      CommonReviewers: false,
      TeamAdminsAsReviewers: false,
      TeamReviewersSetting: { [elsewhere.id]: { Enabled: true, ReviewerIds: [other.id] }, [team.id]: { Enabled: false, ReviewerIds: [rita.id] } },
    },
  };
  const save = (body: unknown) => server.admin.request('PUT', '/api/v4/content_flagging/config', { body });
  await save(config);
  expect(await bob.client.getTeamContentFlaggingStatus(elsewhere.id)).toEqual({ enabled: true });
  expect(await alice.client.getTeamContentFlaggingStatus(team.id)).toEqual({ enabled: false });
  const report = { reason: 'Other', comment: 'see' };
  const here = await server.post(await server.channel(team, [alice]), alice);
  const flag = (id: string, who = alice) => who.request('POST', `/api/v4/content_flagging/post/${id}/flag`, { body: report });
  expect((await flag(here.id)).body.id).toBe('api.data_spillage.error.not_available_on_team');

  const there = await server.post(await server.channel(elsewhere, [bob]), bob);
  expect((await flag(there.id, bob)).status).toBe(200);
  const look = (who: typeof alice, id: string) => who.request('GET', `/api/v4/content_flagging/post/${id}`);
  expect((await look(other, there.id)).status).toBe(200);
  expect((await look(rita, there.id)).body.id).toBe('api.data_spillage.error.user_not_reviewer');

  await save({ ...config, ReviewerSettings: { CommonReviewers: true, CommonReviewerIds: [rita.id], TeamAdminsAsReviewers: false } });
  const { body: direct } = await alice.request('POST', '/api/v4/channels/direct', { body: [alice.id, bob.id] });
  const whisper = await server.post(direct, bob, 'psst');
  expect((await flag(whisper.id)).status).toBe(200);
  expect((await look(rita, whisper.id)).body.message).toBe('psst');
  const asReviewer = (id: string) => rita.request('GET', `/api/v4/channels/${id}?as_content_reviewer=true&flagged_post_id=${whisper.id}`);
  expect((await asReviewer(direct.id)).body.id).toBe(direct.id);
  expect((await asReviewer(here.channel_id)).body.id).toBe('api.channel.get_channel.flagged_post_mismatch.app_error');
});
