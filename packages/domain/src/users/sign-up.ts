import type { Ctx } from '@foremast/kernel/context';
import { badRequest, forbidden, invalidBody, switchedOff } from '@foremast/kernel/error';
import { anyUser, updateUser } from '@foremast/store/queries/users';
import type { User } from '@foremast/wire/models/user';
import { hasSystem } from '../permissions/system.ts';
import { insertAccount } from './insert-account.ts';
import { hashPassword, passwordError } from './passwords.ts';
import { presentUser } from './present-user.ts';
import { defaultNotifyProps, defaultTimezone } from './user-defaults.ts';
import { domainAllowed } from './validate-user.ts';

/** What may be said of a new account. */
export interface SignUpForm {
  id: string;
  username: string;
  password: string;
  email: string;
  email_verified: boolean;
  auth_data: string | null;
  auth_service: string;
  nickname: string;
  first_name: string;
  last_name: string;
  position: string;
  allow_marketing: boolean;
  is_bot: boolean;
  props: Record<string, string>;
  notify_props: Record<string, string>;
  locale: string;
  timezone: Record<string, string>;
  disable_welcome_email: boolean;
}

async function mayOpen(ctx: Ctx, isAdmin: boolean): Promise<void> {
  const { TeamSettings, EmailSettings } = ctx.config;
  if (isAdmin) return;
  if (!TeamSettings.EnableUserCreation || !EmailSettings.EnableSignUpWithEmail) throw switchedOff('api.user.create_user.signup_email_disabled.app_error');
  if (!TeamSettings.EnableOpenServer && (await anyUser(ctx.db))) throw forbidden('api.user.create_user.no_open_server');
}

const orDefault = <T extends object>(given: T, fallback: () => T): T => (Object.keys(given).length > 0 ? given : fallback());

/** Makes an account. By whom, decides what of the form counts. */
export async function signUp(ctx: Ctx, form: SignUpForm, _invitation: { t: string; iid: string }): Promise<User> {
  const isAdmin = ctx.maybeSession !== undefined && (await hasSystem(ctx, 'manage_system'));
  if (form.username === '' && form.email === '') throw invalidBody('user');
  if (form.id !== '') throw badRequest('app.user.save.existing.app_error');
  await mayOpen(ctx, isAdmin);
  const email = form.email.toLowerCase();
  if (!domainAllowed(email, ctx.config.TeamSettings.RestrictCreationToDomains)) throw badRequest('api.user.create_user.accepted_domain.app_error');
  const wrong = form.auth_service && isAdmin ? undefined : passwordError(form.password, ctx.config);
  if (wrong) throw wrong;
  const password = form.auth_service && isAdmin ? '' : await hashPassword(form.password);
  const row = await ctx.tx(async (tx) => {
    const made = await insertAccount(tx, {
      username: form.username.toLowerCase(),
      email,
      password,
      nickname: form.nickname,
      first_name: form.first_name,
      last_name: form.last_name,
      position: form.position,
      allow_marketing: form.allow_marketing,
      props: form.props,
      notify_props: orDefault(form.notify_props, defaultNotifyProps),
      timezone: orDefault(form.timezone, defaultTimezone),
      ...(form.locale ? { locale: form.locale } : {}),
      ...(isAdmin ? { auth_service: form.auth_service, auth_data: form.auth_data } : {}),
    });
    if (isAdmin && form.email_verified) await updateUser(tx.db, made.id, { email_verified: true });
    return made;
  });
  return { ...presentUser(row, 'self', ctx.config), disable_welcome_email: form.disable_welcome_email };
}
