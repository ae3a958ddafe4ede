import type { Ctx } from '@foremast/kernel/context';
import { doneJobsOf } from '@foremast/store/queries/public-jobs';

export const MESSAGE_EXPORT = 'message_export';

export type ExportFormat = 'actiance' | 'csv' | 'globalrelay' | 'globalrelay-zip';
const FORMATS: ReadonlySet<string> = new Set(['actiance', 'csv', 'globalrelay', 'globalrelay-zip']);

/** What an export is about, and where it is. */
export interface ExportWindow {
  readonly format: ExportFormat;
  readonly batchSize: number;
  readonly jobStart: number;
  readonly jobEnd: number;
  /** Where the next batch begins: an instant, and the message of that instant that was the last of the one before. */
  readonly batchStart: number;
  readonly batchStartId: string;
  readonly batchNumber: number;
  readonly folder: string;
}

type Data = Readonly<Record<string, string>>;
const number = (text: string | undefined): number | undefined => (text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined);
const two = (n: number): string => String(n).padStart(2, '0');

/** Older jobs call it otherwise. */
const startOf = (data: Data): number | undefined => number(data.batch_start_time) ?? number(data.batch_start_timestamp);

/** Where the last export that went by itself ended; exports of a chosen span do not count. */
async function lastEnd(ctx: Ctx): Promise<{ at: number; id: string } | undefined> {
  for (const { data } of await doneJobsOf(ctx.db, MESSAGE_EXPORT, 100)) {
    const at = startOf(data ?? {});
    if (data?.initiated_by !== 'mmctl' && at !== undefined) return { at, id: data?.batch_start_id ?? '' };
  }
  return undefined;
}

/** `export/compliance-export-2026-01-31-01h00m-<start>-<end>`, on the server's clock. */
function folderOf(now: number, start: number, end: number): string {
  const at = new Date(now);
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}-${two(at.getHours())}h${two(at.getMinutes())}m`;
  return `export/compliance-export-${day}-${start}-${end}`;
}

/** A folder below the one for exports; anything else that was asked for is not followed. */
export const isExportFolder = (folder: string | undefined): folder is string =>
  folder !== undefined && /^export\/[^\0\\]+$/.test(folder) && !folder.split('/').some((part) => part === '' || part === '.' || part === '..');

/** What the job was asked for, and the rest by the settings and by the job before. */
export async function windowOf(ctx: Ctx, data: Data): Promise<ExportWindow> {
  const { ExportFormat, ExportFromTimestamp, BatchSize } = ctx.config.MessageExportSettings;
  const format = data.export_type && FORMATS.has(data.export_type) ? data.export_type : ExportFormat;
  const given = startOf(data);
  const before = given === undefined ? await lastEnd(ctx) : undefined;
  const batchStart = given ?? before?.at ?? ExportFromTimestamp;
  const jobStart = number(data.job_start_time) ?? batchStart;
  const jobEnd = number(data.job_end_time) ?? ctx.now();
  return {
    format: format as ExportFormat,
    batchSize: number(data.batch_size) || BatchSize || 10_000,
    jobStart,
    jobEnd,
    batchStart,
    batchStartId: data.batch_start_id ?? before?.id ?? '',
    batchNumber: number(data.job_batch_number) ?? 0,
    folder: isExportFolder(data.export_dir) ? data.export_dir : folderOf(ctx.now(), jobStart, jobEnd),
  };
}

/** The window as the job keeps it. */
export const dataOfWindow = (w: ExportWindow): Record<string, string> => ({
  export_type: w.format,
  batch_size: String(w.batchSize),
  job_start_time: String(w.jobStart),
  job_end_time: String(w.jobEnd),
  batch_start_time: String(w.batchStart),
  batch_start_id: w.batchStartId,
  job_batch_number: String(w.batchNumber),
  export_dir: w.folder,
});
