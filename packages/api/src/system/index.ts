import { getClientConfig } from './get-client-config.ts';
import { getClientLicense } from './get-client-license.ts';
import { getConfig } from './get-config.ts';
import { getEnvironmentConfig } from './get-environment-config.ts';
import { getPing } from './get-ping.ts';
import { patchConfig } from './patch-config.ts';
import { reloadConfig } from './reload-config.ts';
import { updateConfig } from './update-config.ts';

export const system = [getClientConfig, getClientLicense, getConfig, getEnvironmentConfig, getPing, patchConfig, reloadConfig, updateConfig];
