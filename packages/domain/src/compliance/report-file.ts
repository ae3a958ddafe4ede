import type { App } from '@foremast/kernel/app';
import type { ComplianceRow } from '@foremast/store/queries/compliances';
import type { FileStore } from '../files/file-port.ts';
import { fileStore } from '../files/file-store.ts';
import { localFiles } from '../files/local-files.ts';

const USUAL = './data/';

/** Reports lie among the other files, unless the settings name a folder of their own. */
export function reportStore(app: App): FileStore {
  const { Directory } = app.config.current.ComplianceSettings;
  return Directory === '' || Directory === USUAL ? fileStore(app) : localFiles(Directory);
}

/** What a report is called: `adhoc-<id>`, `daily-<day>-<id>`. */
export const reportName = ({ type, desc, id }: Pick<ComplianceRow, 'type' | 'desc' | 'id'>): string =>
  type === 'daily' ? `daily-${desc}-${id}` : `adhoc-${id}`;

export const reportPath = (row: Pick<ComplianceRow, 'type' | 'desc' | 'id'>): string => `compliance/${reportName(row)}.zip`;
