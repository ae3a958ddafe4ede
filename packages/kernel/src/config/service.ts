import { activeConfiguration, insertConfiguration } from '@foremast/store/queries/configurations';
import type { Store, WriteDb } from '@foremast/store/store';
import { newId } from '../id.ts';
import { storedSettings, toStore } from './decode-settings.ts';
import { applyOverrides, type Overrides } from './environment.ts';
import type { Settings } from './settings.ts';

/**
 * The settings in force: those of the database under those of the environment. `current` is computed when something
 * changes, never when it is read.
 */
export class ConfigService {
  /** A snapshot: read it when a value is needed, never keep it. */
  current: Settings;
  /** How often settings were put in force. */
  private changes = 0;
  private readonly watchers: ((now: Settings, before: Settings) => void)[] = [];

  private constructor(
    /** As the database has them, without the environment's. */
    public stored: Settings,
    readonly overrides: Overrides,
  ) {
    this.current = applyOverrides(stored, overrides);
  }

  /** Reads the stored settings; a new server writes its own first. */
  static async open(store: Store, overrides: Overrides): Promise<ConfigService> {
    const text = await activeConfiguration(store.db);
    const service = new ConfigService(storedSettings(text === undefined ? {} : JSON.parse(text)), overrides);
    if (text === undefined) await store.transaction((db) => service.save(db, service.stored, Date.now()));
    return service;
  }

  /** Called after every change with the new and the old settings. */
  watch(watcher: (now: Settings, before: Settings) => void): void {
    this.watchers.push(watcher);
  }

  /** Writes settings; `apply` makes them hold after the commit. */
  async save(db: WriteDb, settings: Settings, now: number): Promise<void> {
    const value = JSON.stringify(toStore(settings));
    const sha = new Bun.CryptoHasher('sha256').update(value).digest('hex');
    await insertConfiguration(db, { id: newId(), value, createAt: now, sha });
  }

  apply(stored: Settings): void {
    this.changes++;
    const before = this.current;
    this.stored = stored;
    this.current = applyOverrides(stored, this.overrides);
    for (const watcher of this.watchers) watcher(this.current, before);
  }

  /** Reads again what another process, or somebody in the database, has written. */
  async reload(store: Store): Promise<void> {
    for (;;) {
      const seen = this.changes;
      const text = await activeConfiguration(store.db);
      // What was put in force meanwhile may be newer than what was read.
      if (seen !== this.changes) continue;
      if (text !== undefined) this.apply(storedSettings(JSON.parse(text)));
      return;
    }
  }
}
