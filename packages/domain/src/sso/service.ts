import type { Settings } from '@foremast/kernel/config/settings';
import type { Ctx } from '@foremast/kernel/context';
import { invalidUrl, switchedOff } from '@foremast/kernel/error';

/** Where people may prove who they are instead of here. */
const SECTIONS = {
  gitlab: 'GitLabSettings',
  google: 'GoogleSettings',
  office365: 'Office365Settings',
  openid: 'OpenIdSettings',
} as const;

export type Service = keyof typeof SECTIONS;
export type ServiceSettings = Settings[(typeof SECTIONS)[Service]];

/** As people call it. */
export const SERVICE_NAMES: Readonly<Record<Service, string>> = {
  gitlab: 'GitLab',
  google: 'Google',
  office365: 'Entra ID',
  openid: 'OpenID Connect',
};

export const isService = (name: string): name is Service => Object.hasOwn(SECTIONS, name);

/** Throws 400 for a name that is no service's, 501 for one that is switched off. */
export function serviceOf(ctx: Ctx, name: string): { service: Service; settings: ServiceSettings } {
  if (!isService(name)) throw invalidUrl('service');
  const settings = ctx.config[SECTIONS[name]];
  if (!settings.Enable) throw switchedOff('api.user.authorize_oauth_user.unsupported.app_error');
  return { service: name, settings };
}
