import type { Settings } from '@foremast/kernel/config/settings';

const HOUR_MS = 60 * 60_000;
export const DAY_MS = 24 * HOUR_MS;

/** Hours count where they are set. */
const periodMs = (days: number, hours: number): number => (hours > 0 ? hours * HOUR_MS : days * DAY_MS);

/** Messages from before are deleted where no policy of its own holds; 0: none are. */
export function messageCutoff({ DataRetentionSettings: s }: Pick<Settings, 'DataRetentionSettings'>, now: number): number {
  return s.EnableMessageDeletion ? now - periodMs(s.MessageRetentionDays, s.MessageRetentionHours) : 0;
}

/** Files from before are deleted; 0: none are. */
export function fileCutoff({ DataRetentionSettings: s }: Pick<Settings, 'DataRetentionSettings'>, now: number): number {
  return s.EnableFileDeletion ? now - periodMs(s.FileRetentionDays, s.FileRetentionHours) : 0;
}
