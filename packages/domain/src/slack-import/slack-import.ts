import type { TeamRow } from '@foremast/store/queries/teams';
import type { ImportReport } from './report.ts';
import type { SlackArchive } from './slack-archive.ts';

/** One import: what comes, where it goes, and what is to be told of it. */
export interface SlackImport {
  readonly archive: SlackArchive;
  readonly team: TeamRow;
  /** An administrator vouches for the addresses in the archive. */
  readonly byAdministrator: boolean;
  readonly report: ImportReport;
}
