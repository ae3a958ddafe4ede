import { badRequest, forbidden } from '../error.ts';
import { type ConfigAccess, keepUnwritable } from './access.ts';
import { decodeSettings } from './decode-settings.ts';
import { applyOverrides, type Overrides, withoutOverrides } from './environment.ts';
import { type PluginSecrets, restoreSecrets } from './masking.ts';
import { builtIn, mergePatch, normalise, type Settings, type SettingsPatch, valueAt } from './settings.ts';
import { validate } from './validate.ts';

/** Only the environment or the command line may change these; the last one, only while plugins may not be uploaded. */
const PROTECTED = ['PluginSettings.EnableUploads', 'PluginSettings.SignaturePublicKeyFiles', 'ImportSettings.Directory'];
const protectedBy = (inForce: Settings): readonly string[] =>
  inForce.PluginSettings.EnableUploads ? PROTECTED : [...PROTECTED, 'PluginSettings.MarketplaceURL'];

function refuseProtected(patch: SettingsPatch, inForce: Settings): void {
  for (const path of protectedBy(inForce)) {
    const given = valueAt(patch, path);
    if (given !== undefined && given !== null && !Bun.deepEquals(given, valueAt(inForce, path)))
      throw forbidden('api.config.update_config.not_allowed_security.app_error', { Name: path });
  }
}

function keepProtected(next: Settings, stored: Settings, inForce: Settings): Settings {
  const { EnableUploads, SignaturePublicKeyFiles, MarketplaceURL } = stored.PluginSettings;
  const PluginSettings = {
    ...next.PluginSettings,
    EnableUploads,
    SignaturePublicKeyFiles,
    ...(!inForce.PluginSettings.EnableUploads && { MarketplaceURL }),
  };
  return { ...next, PluginSettings, ImportSettings: { ...next.ImportSettings, Directory: stored.ImportSettings.Directory } };
}

/** Switching the compliance export on starts it now; switching it off forgets where it was. */
function stampExport(next: Settings, stored: Settings, now: number): Settings {
  const { EnableExport, ExportFromTimestamp } = next.MessageExportSettings;
  if (EnableExport === stored.MessageExportSettings.EnableExport) return next;
  return { ...next, MessageExportSettings: { ...next.MessageExportSettings, ExportFromTimestamp: EnableExport ? ExportFromTimestamp || now : 0 } };
}

/** A whole configuration leaves nothing as it was, but the secrets that a server made for itself: without them stored data would be lost. */
function completed(body: SettingsPatch, stored: Settings): Settings {
  const base = builtIn();
  base.SqlSettings.AtRestEncryptKey = stored.SqlSettings.AtRestEncryptKey;
  base.FileSettings.PublicLinkSalt = stored.FileSettings.PublicLinkSalt;
  return mergePatch(base, body);
}

export interface SettingsUpdate {
  readonly stored: Settings;
  readonly overrides: Overrides;
  readonly access: ConfigAccess;
  readonly installed?: PluginSecrets;
  /** What the client sent, not yet decoded. */
  readonly body: unknown;
  /** `replace`: fields that are not there take their built-in value. */
  readonly mode: 'replace' | 'patch';
  readonly now: number;
}

export interface UpdatedSettings {
  /** To be stored. */
  readonly stored: Settings;
  /** In force from now on: with the environment over it. */
  readonly inForce: Settings;
}

/** What a change of the configuration comes to, or the error that refuses it. */
export function updateSettings(update: SettingsUpdate): UpdatedSettings {
  const { stored, overrides, access } = update;
  const before = applyOverrides(stored, overrides);
  const given = decodeSettings(update.body);
  if (update.mode === 'patch') refuseProtected(given, before);
  const asked = update.mode === 'patch' ? mergePatch(stored, given) : keepProtected(completed(given, stored), stored, before);
  const unmasked = restoreSecrets(asked, stored, update.installed);
  const allowed = withoutOverrides(keepUnwritable({ ...unmasked, FeatureFlags: stored.FeatureFlags }, stored, access), stored, overrides);
  const next = stampExport(normalise(allowed), stored, update.now);
  const inForce = applyOverrides(next, overrides);
  if (before.ServiceSettings.SiteURL !== '' && inForce.ServiceSettings.SiteURL === '')
    throw badRequest('api.config.update_config.clear_siteurl.app_error');
  const broken = validate(inForce, update.now);
  if (broken) throw badRequest(broken.id, broken.params);
  return { stored: next, inForce };
}
