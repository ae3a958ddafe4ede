import { expect, test } from 'bun:test';
import { Ctx } from '@foremast/kernel/context';
import { newId } from '@foremast/kernel/id';
import { addGroupMembers, saveGroup } from '@foremast/store/queries/groups';
import { startIntegration } from '../fakes/integration.ts';
import { type Person, startServer, unique } from '../server.ts';
import { recorder } from './recorder.ts';

const server = await startServer({ MM_SERVICESETTINGS_ALLOWEDUNTRUSTEDINTERNALCONNECTIONS: '127.0.0.1' });
const methods = recorder('directory');
const admin = methods.of(server.admin);
const [alice, bob] = [await server.user(), await server.user()];
const ids = (list: readonly { id: string }[]): string[] => list.map(({ id }) => id);

/** A group as a directory brings it. */
async function directoryGroup(...people: readonly Person[]): Promise<{ id: string; name: string }> {
  const [id, name] = [newId(), unique('crew')];
  await Ctx.system(server.running.app).tx(async (tx) => {
    const now = tx.now();
    const fields = { display_name: name, description: '', source: 'ldap', remote_id: unique('remote'), allow_reference: true };
    await saveGroup(tx.db, { id, name, ...fields, create_at: now, update_at: now, delete_at: 0 });
    await addGroupMembers(
      tx.db,
      id,
      people.map((person) => person.id),
      now,
    );
  });
  return { id, name };
}

test('a group of a directory fills a team, until it is taken from it', async () => {
  const [group, team] = [await directoryGroup(alice), await server.team(bob)];
  expect(ids(await admin.getGroupsNotAssociatedToTeam(team.id, group.name))).toEqual([group.id]);
  const link = await admin.linkGroupSyncable(group.id, team.id, 'team', { auto_add: true, scheme_admin: false });
  expect(link).toMatchObject({ group_id: group.id, team_id: team.id, auto_add: true });
  await server.drainJobs();
  expect(await admin.getTeamMember(team.id, alice.id)).toMatchObject({ user_id: alice.id });
  expect(await admin.getGroupSyncables(group.id, 'team')).toMatchObject([{ team_id: team.id }]);
  expect(await admin.getGroupsAssociatedToTeam(team.id, '', 0, 10, false)).toMatchObject({ groups: [{ id: group.id }], total_group_count: 1 });
  expect(await admin.getAllGroupsAssociatedToTeam(team.id, false, true)).toMatchObject({ groups: [{ id: group.id, member_count: 1 }] });
  const patched = await admin.patchGroupSyncable(group.id, team.id, 'team', { auto_add: true, scheme_admin: true });
  expect(patched).toMatchObject({ scheme_admin: true });
  const { users, total_count } = await admin.teamMembersMinusGroupMembers(team.id, [group.id], 0, 10);
  expect([ids(users).sort(), total_count]).toEqual([[bob.id, server.admin.id].sort(), 2]);
  expect(await admin.unlinkGroupSyncable(group.id, team.id, 'team')).toEqual({ status: 'OK' });
  expect(await admin.getGroupSyncables(group.id, 'team')).toEqual([]);
});

test('a group of a directory fills a channel', async () => {
  const [group, channel] = [await directoryGroup(alice), await server.channelWith(bob)];
  const team = String(channel.team_id);
  expect(ids(await admin.getGroupsNotAssociatedToChannel(channel.id, group.name))).toEqual([group.id]);
  await admin.linkGroupSyncable(group.id, channel.id, 'channel', { auto_add: true, scheme_admin: false });
  await server.drainJobs();
  expect(await admin.getChannelMember(channel.id, alice.id)).toMatchObject({ user_id: alice.id });
  expect(await admin.getGroupsAssociatedToChannel(channel.id, '', 0, 10, false)).toMatchObject({ groups: [{ id: group.id }] });
  expect(await admin.getAllGroupsAssociatedToChannel(channel.id, false, true)).toMatchObject({ groups: [{ id: group.id, member_count: 1 }] });
  const { groups } = await admin.getAllGroupsAssociatedToChannelsInTeam(team, false);
  expect(groups[channel.id]).toMatchObject([{ id: group.id }]);
  expect(ids((await admin.channelMembersMinusGroupMembers(channel.id, [group.id], 0, 10)).users).sort()).toEqual([bob.id, server.admin.id].sort());
});

test('whoever lacks a team of a group is brought into it when asked', async () => {
  const [group, team] = [await directoryGroup(bob), await server.team()];
  await admin.linkGroupSyncable(group.id, team.id, 'team', { auto_add: true, scheme_admin: false });
  await server.drainJobs();
  await admin.removeFromTeam(team.id, bob.id);
  await admin.updateUserAuth(bob.id, { auth_service: 'ldap', auth_data: unique('uid') } as never);
  await admin.createGroupTeamsAndChannels(bob.id);
  expect(await admin.getTeamMember(team.id, bob.id)).toMatchObject({ user_id: bob.id, delete_at: 0 });
});

test('without a directory there is nothing to ask it, and that is said', async () => {
  const settings = {} as never;
  const asked = [
    () => admin.testLdap(),
    () => admin.testLdapConnection(settings),
    () => admin.testLdapDiagnostics(settings, 'filters' as never),
    () => admin.testLdapFilters(settings),
    () => admin.testLdapAttributes(settings),
    () => admin.testLdapGroupAttributes(settings),
    () => admin.getLdapGroups(),
    () => admin.linkLdapGroup('crew'),
  ];
  for (const ask of asked) await expect(ask()).rejects.toMatchObject({ server_error_id: expect.stringMatching(/^ent\.ldap\./) });
  expect(await admin.syncLdap()).toEqual({ status: 'OK' });
  await expect(admin.unlinkLdapGroup('crew')).rejects.toMatchObject({ status_code: 404 });
});

const pem = (name: string) => new File(['-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n'], name);

test('certificates of SAML, LDAP and audits are kept and forgotten', async () => {
  const saml = async (): Promise<unknown[]> => Object.values(await admin.getSamlCertificateStatus());
  expect(await saml()).toEqual([false, false, false]);
  await admin.uploadPublicSamlCertificate(pem('public.crt'));
  await admin.uploadPrivateSamlCertificate(pem('private.key'));
  await admin.uploadIdpSamlCertificate(pem('idp.crt'));
  expect(await saml()).toEqual([true, true, true]);
  await admin.deletePublicSamlCertificate();
  await admin.deletePrivateSamlCertificate();
  await admin.deleteIdpSamlCertificate();
  expect(await saml()).toEqual([false, false, false]);
  expect(await admin.setSamlIdpCertificateFromMetadata('MIIB')).toEqual({ status: 'OK' });
  expect(await saml()).toContain(true);
  const kept = async () => {
    const { LdapSettings, ExperimentalAuditSettings } = await admin.getConfig();
    return [LdapSettings.PublicCertificateFile, LdapSettings.PrivateKeyFile, (ExperimentalAuditSettings as { Certificate?: string }).Certificate];
  };
  await admin.uploadPublicLdapCertificate(pem('ldap.crt'));
  await admin.uploadPrivateLdapCertificate(pem('ldap.key'));
  await admin.uploadAuditLogCertificate(pem('audit.crt'));
  expect(await kept()).toEqual(['ldap-public.crt', 'ldap-private.key', 'audit.crt']);
  await admin.deletePublicLdapCertificate();
  await admin.deletePrivateLdapCertificate();
  await admin.removeAuditLogCertificate();
  expect(await kept()).toEqual(['', '', '']);
});

test('what an identity provider says of itself is read', async () => {
  const provider = startIntegration();
  const service = '<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://idp.example/sso"/>';
  const key = '<KeyDescriptor use="signing"><KeyInfo><X509Data><X509Certificate>MIIB</X509Certificate></X509Data></KeyInfo></KeyDescriptor>';
  const about = `xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example"`;
  const xml = `<EntityDescriptor ${about}><IDPSSODescriptor>${key}${service}</IDPSSODescriptor></EntityDescriptor>`;
  provider.answer = () => new Response(xml, { headers: { 'content-type': 'application/xml' } });
  const read = await admin.getSamlMetadataFromIdp(provider.url);
  expect(read).toMatchObject({ idp_descriptor_url: 'https://idp.example', idp_url: 'https://idp.example/sso' });
});

methods.everyMethodIsCalled();
