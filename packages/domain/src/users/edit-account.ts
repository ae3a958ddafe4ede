import type { Ctx } from '@foremast/kernel/context';
import { AppError, invalidBody, noPermission, unauthorized } from '@foremast/kernel/error';
import { holdPeople } from '@foremast/store/queries/hold-people';
import { countFailedAttempt, failedAttemptsOf, findUser, type UserRow, updateUser } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { audit } from '../audits/audit.ts';
import { changeAccount, type Profile } from './change-account.ts';
import { checkPassword } from './passwords.ts';
import { presentUser } from './present-user.ts';

/** A whole profile, as PUT takes it: what is left out is empty. */
export type ProfileForm = Omit<Profile, 'remote_id'> & { readonly id: string; readonly password: string; readonly remote_id?: string | undefined };

/** Some fields of a profile, as PATCH takes them. */
export type ProfilePatch = Partial<Profile> & { readonly password?: string | undefined };

const PROVIDERS: ReadonlySet<string> = new Set(['gitlab', 'google', 'office365', 'openid']);
/** Which fields come from where somebody signs in; they are changed there. */
const FROM_PROVIDER: readonly (keyof Profile)[] = ['username', 'first_name', 'last_name', 'email'];

type Directory = {
  readonly FirstNameAttribute: string;
  readonly LastNameAttribute: string;
  readonly NicknameAttribute: string;
  readonly PositionAttribute: string;
};
function directoryFields(settings: Directory): (keyof Profile)[] {
  const mapped: readonly (readonly [keyof Profile, string])[] = [
    ['first_name', settings.FirstNameAttribute],
    ['last_name', settings.LastNameAttribute],
    ['nickname', settings.NicknameAttribute],
    ['position', settings.PositionAttribute],
  ];
  return ['username', 'email', ...mapped.filter(([, attribute]) => attribute !== '').map(([field]) => field)];
}

function providerFields(ctx: Ctx, service: string): readonly (keyof Profile)[] {
  if (service === 'ldap') return directoryFields(ctx.config.LdapSettings);
  if (service === 'saml') return directoryFields(ctx.config.SamlSettings);
  return PROVIDERS.has(service) ? FROM_PROVIDER : [];
}

function refuseProviderFields(ctx: Ctx, user: UserRow, change: Partial<Profile>, id: string): void {
  const changed = providerFields(ctx, user.auth_service).find((field) => change[field] !== undefined && change[field] !== user[field]);
  if (changed) throw new AppError(id, 409, { FieldName: changed });
}

const tooMany = () => unauthorized('api.user.check_user_login_attempts.too_many.app_error');

/** A wrong password here counts like one at the door. */
export async function provePassword(ctx: Ctx, user: UserRow, password: string): Promise<boolean> {
  const most = ctx.config.ServiceSettings.MaximumLoginAttempts;
  if (user.failed_attempts >= most) throw tooMany();
  if (user.password === '') return false;
  const fits = await checkPassword(password, user.password);
  const inTime = await ctx.tx(async (tx) => {
    if (!fits) return countFailedAttempt(tx.db, user.id, most);
    const attempts = await failedAttemptsOf(tx.db, user.id);
    if (attempts > 0 && attempts < most) await updateUser(tx.db, user.id, { failed_attempts: 0 });
    return attempts < most;
  });
  if (!inTime) throw tooMany();
  return fits;
}

const remoteOf = (user: UserRow, given: string | undefined): string | null => user.remote_id || (given === undefined ? null : '');

async function write(ctx: Ctx, id: string, profileOf: (user: UserRow) => Profile): Promise<User> {
  const row = await ctx.tx(async (tx) => {
    await holdPeople(tx.db, [id]);
    const current = await findUser(tx.db, id);
    if (!current) throw invalidBody('user_id');
    const changed = await changeAccount(tx, current, profileOf(current));
    await audit(tx);
    return changed;
  });
  return presentUser(row, 'self', ctx.config);
}

const sendsNewEmail = (user: UserRow, email: string | undefined): boolean => email !== undefined && email.toLowerCase() !== user.email;

/** Replaces somebody's profile. A new address of one's own needs the password. */
export async function replaceProfile(ctx: Ctx, user: UserRow, form: ProfileForm): Promise<User> {
  const own = ctx.maybeSession?.user_id === user.id;
  if (sendsNewEmail(user, form.email)) {
    if (ctx.maybeSession?.is_oauth) throw noPermission();
    if (own && (form.password === '' || !(await provePassword(ctx, user, form.password)))) throw invalidBody('password');
  }
  refuseProviderFields(ctx, user, form, 'api.user.update_user.login_provider_attribute_set.app_error');
  const { id: _, password: __, remote_id, ...profile } = form;
  return write(ctx, user.id, (current) => ({ ...profile, remote_id: remoteOf(current, remote_id) }));
}

/** Changes some fields of somebody's profile. A new address of one's own needs the password. */
export async function patchProfile(ctx: Ctx, user: UserRow, { password, remote_id: _, ...patch }: ProfilePatch): Promise<User> {
  const own = ctx.maybeSession?.user_id === user.id;
  if (sendsNewEmail(user, patch.email)) {
    if (ctx.maybeSession?.is_oauth) throw noPermission();
    if (own && !password) throw invalidBody('password');
    if (own && !(await provePassword(ctx, user, password ?? ''))) throw unauthorized('api.user.check_user_password.invalid.app_error');
  }
  refuseProviderFields(ctx, user, patch, 'api.user.patch_user.login_provider_attribute_set.app_error');
  return write(ctx, user.id, (current) => ({ ...profileOf(current), ...patch }));
}

const profileOf = (u: UserRow): Profile => ({
  username: u.username,
  email: u.email,
  nickname: u.nickname,
  first_name: u.first_name,
  last_name: u.last_name,
  position: u.position,
  props: u.props,
  notify_props: u.notify_props,
  locale: u.locale,
  timezone: u.timezone,
  remote_id: u.remote_id,
});
