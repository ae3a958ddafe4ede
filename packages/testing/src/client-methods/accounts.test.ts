import { expect, test } from 'bun:test';
import { startMailServer } from '../fakes/mail-server.ts';
import { pngBytes } from '../pictures.ts';
import { PASSWORD, startServer, unique } from '../server.ts';
import { linkParameter } from './links-in-mails.ts';
import { recorder } from './recorder.ts';

const box = await startMailServer();
const server = await startServer({
  MM_SERVICESETTINGS_SITEURL: 'http://chat.example.com',
  MM_EMAILSETTINGS_SMTPSERVER: '127.0.0.1',
  MM_EMAILSETTINGS_SMTPPORT: box.port,
  MM_EMAILSETTINGS_CONNECTIONSECURITY: '',
  MM_EMAILSETTINGS_SENDEMAILNOTIFICATIONS: 'true',
  MM_GUESTACCOUNTSSETTINGS_ENABLE: 'true',
});
const methods = recorder('accounts');
const admin = methods.of(server.admin);
const alice = await server.user();
const own = methods.of(alice);
const picture = () => new File([pngBytes(20, 20)], 'face.png', { type: 'image/png' });

test('an account is made by an invitation, and is in its team', async () => {
  const team = await server.team();
  const { invite_id } = await admin.getTeam(team.id);
  const username = unique('new');
  const form = { username, email: `${username}@example.com`, password: PASSWORD };
  const made = await own.createUser(form as never, '', invite_id);
  expect(made).toMatchObject({ username, roles: 'system_user', auth_service: '' });
  expect(made.password ?? '').toBe('');
  expect(await admin.getTeamMember(team.id, made.id)).toMatchObject({ user_id: made.id, scheme_user: true });
});

test('a profile is changed in part and whole, by its owner and by an administrator; others are told', async () => {
  const socket = await server.admin.listen();
  expect(await own.patchMe({ nickname: 'Al' })).toMatchObject({ id: alice.id, nickname: 'Al' });
  expect((await socket.next('user_updated')).data.user).toMatchObject({ id: alice.id, nickname: 'Al' });
  expect(await admin.patchUser({ id: alice.id, position: 'Cook' })).toMatchObject({ nickname: 'Al', position: 'Cook' });
  const me = await own.getMe();
  expect(await own.updateUser({ ...me, first_name: 'Alice', last_name: 'Adams' })).toMatchObject({ first_name: 'Alice', position: 'Cook' });
  expect(await admin.getUser(alice.id)).toMatchObject({ nickname: 'Al', first_name: 'Alice', last_name: 'Adams' });
});

test('roles, and the way to sign in, are changed by administrators', async () => {
  const bob = await server.user();
  expect(await admin.updateUserRoles(bob.id, 'system_user system_admin')).toEqual({ status: 'OK' });
  expect((await admin.getUser(bob.id)).roles.split(' ').sort()).toEqual(['system_admin', 'system_user']);
  const data = unique('gitlab');
  expect(await admin.updateUserAuth(bob.id, { auth_service: 'gitlab', auth_data: data } as never)).toMatchObject({ auth_service: 'gitlab' });
  expect(await admin.getUser(bob.id)).toMatchObject({ auth_service: 'gitlab', auth_data: data });
});

test('a member becomes a guest, and a member again', async () => {
  const bob = await server.user();
  expect(await admin.demoteUserToGuest(bob.id)).toEqual({ status: 'OK' });
  expect((await admin.getUser(bob.id)).roles).toBe('system_guest');
  expect(await admin.promoteGuestToUser(bob.id)).toEqual({ status: 'OK' });
  expect((await admin.getUser(bob.id)).roles).toBe('system_user');
});

test('an account is deactivated and activated, and its failed attempts are forgiven', async () => {
  const bob = await server.user();
  const his = methods.of(bob);
  expect(await admin.updateUserActive(bob.id, false)).toEqual({ status: 'OK' });
  expect((await admin.getUser(bob.id)).delete_at).toBeGreaterThan(0);
  await expect(his.getMe()).rejects.toMatchObject({ status_code: 401 });
  await admin.updateUserActive(bob.id, true);
  await expect(his.login(bob.username, 'wrong-Password-1')).rejects.toMatchObject({ status_code: 401 });
  expect((await admin.getUser(bob.id)).failed_attempts).toBe(1);
  expect(await admin.resetFailedAttempts(bob.id)).toEqual({ status: 'OK' });
  expect((await admin.getUser(bob.id)).failed_attempts ?? 0).toBe(0);
});

test('a password is changed by its owner, and reset by a link in a mail', async () => {
  const bob = await server.user();
  const his = methods.of(bob);
  expect(await his.updateUserPassword(bob.id, PASSWORD, 'Another-horse-2')).toEqual({ status: 'OK' });
  await expect(his.login(bob.username, PASSWORD)).rejects.toMatchObject({ status_code: 401 });
  expect(await his.sendPasswordResetEmail(bob.user.email)).toEqual({ status: 'OK' });
  await server.drainJobs();
  expect(await his.resetUserPassword(linkParameter(box.mails, bob.user.email, 'token'), 'Third-horse-33')).toEqual({ status: 'OK' });
  expect(await his.login(bob.username, 'Third-horse-33')).toMatchObject({ id: bob.id });
});

test('an address is verified by a link in a mail', async () => {
  const bob = await server.user({ email_verified: false });
  expect(await methods.of(bob).sendVerificationEmail(bob.user.email)).toEqual({ status: 'OK' });
  await server.drainJobs();
  expect(await own.verifyUserEmail(linkParameter(box.mails, bob.user.email, 'token'))).toEqual({ status: 'OK' });
  expect(await methods.of(bob).getMe()).toMatchObject({ email_verified: true });
});

test('a profile has a picture of its own, or the one made of its name', async () => {
  const fetched = async (url: string) => {
    const response = await fetch(url, { headers: { Authorization: `Bearer ${alice.session.token}` } });
    expect(response.headers.get('content-type')).toStartWith('image/');
    return Buffer.from(await response.arrayBuffer()).toString('base64');
  };
  const plain = await fetched(own.getDefaultProfilePictureUrl(alice.id));
  expect(await own.uploadProfileImage(alice.id, picture())).toEqual({ status: 'OK' });
  const { last_picture_update = 0 } = await own.getMe();
  expect(last_picture_update).toBeGreaterThan(0);
  expect(await fetched(own.getProfilePictureUrl(alice.id, last_picture_update))).not.toBe(plain);
  expect(await own.setDefaultProfileImage(alice.id)).toEqual({ status: 'OK' });
  expect((await own.getMe()).last_picture_update ?? 0).not.toBe(last_picture_update);
});

test('terms of service are published and accepted', async () => {
  const terms = await admin.createTermsOfService('Be kind.');
  expect(await own.getTermsOfService()).toMatchObject({ id: terms.id, text: 'Be kind.', user_id: server.admin.id });
  expect(await own.updateMyTermsOfServiceStatus(terms.id, true)).toEqual({ status: 'OK' });
  expect(await own.getMe()).toMatchObject({ terms_of_service_id: terms.id });
});

methods.everyMethodIsCalled();
