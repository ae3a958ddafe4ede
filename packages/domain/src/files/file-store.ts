import type { App } from '@foremast/kernel/app';
import { filesDirectoryOf } from '@foremast/kernel/config/startup';
import { bucketFiles } from './bucket-files.ts';
import type { FileStore } from './file-port.ts';
import { localFiles } from './local-files.ts';

/** The store that the settings name. */
export function fileStore(app: App): FileStore {
  const settings = app.config.current;
  return settings.FileSettings.DriverName === 'amazons3' ? bucketFiles(settings.FileSettings) : localFiles(filesDirectoryOf(settings, app.startup));
}
