import type { App } from '@foremast/kernel/app';
import type { Settings } from '@foremast/kernel/config/settings';
import { filesDirectoryOf } from '@foremast/kernel/config/startup';
import { bucketFiles } from './bucket-files.ts';
import type { FileStore } from './file-port.ts';
import { fileStore } from './file-store.ts';
import { localFiles } from './local-files.ts';

type FileSettings = Settings['FileSettings'];

const read = new WeakMap<FileSettings, FileSettings>();

/** What is set for the store of exports alone, as if it were set for the one of files. */
function asFileSettings(settings: FileSettings): FileSettings {
  const known = read.get(settings);
  if (known) return known;
  const own = Object.entries(settings).flatMap(([name, value]) => (name.startsWith('Export') ? [[name.slice('Export'.length), value]] : []));
  const made = { ...settings, ...Object.fromEntries(own) };
  read.set(settings, made);
  return made;
}

/** Where exports are kept: with the files, or in a store of their own when the settings name one. What messages hold is never there. */
export function exportStore(app: App): FileStore {
  const settings = app.config.current;
  if (!settings.FileSettings.DedicatedExportStore) return fileStore(app);
  const own = asFileSettings(settings.FileSettings);
  return own.DriverName === 'amazons3' ? bucketFiles(own) : localFiles(filesDirectoryOf({ ...settings, FileSettings: own }, app.startup));
}
