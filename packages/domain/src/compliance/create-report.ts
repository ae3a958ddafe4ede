import type { Tx } from '@foremast/kernel/context';
import { badRequest } from '@foremast/kernel/error';
import { newId } from '@foremast/kernel/id';
import { type ComplianceRow, insertCompliance } from '@foremast/store/queries/compliances';
import { audit } from '../audits/audit.ts';
import { writeComplianceReport } from './write-report.ts';

const DESC_MAX = 512;
const KEYWORDS_MAX = 512;
const EMAILS_MAX = 1024;

export type ReportForm = Pick<ComplianceRow, 'desc' | 'start_at' | 'end_at' | 'keywords' | 'emails'>;

function brokenRule({ desc, start_at, end_at, keywords, emails }: ReportForm): string | undefined {
  if (desc === '' || Buffer.byteLength(desc) > DESC_MAX) return 'desc';
  if (start_at <= 0) return 'start_at';
  if (end_at <= 0) return 'end_at';
  if (end_at <= start_at) return 'start_end_at';
  if (keywords.length > KEYWORDS_MAX) return 'keywords';
  return emails.length > EMAILS_MAX ? 'emails' : undefined;
}

/** Has a report written. Throws `model.compliance.is_valid.*` (400). */
export async function createReport(tx: Tx, form: ReportForm, by: Pick<ComplianceRow, 'type' | 'user_id'>): Promise<ComplianceRow> {
  const cleaned = { ...form, keywords: form.keywords.toLowerCase().trim(), emails: form.emails.toLowerCase().trim() };
  const broken = brokenRule(cleaned);
  if (broken) throw badRequest(`model.compliance.is_valid.${broken}.app_error`);
  const row: ComplianceRow = { ...cleaned, ...by, id: newId(), create_at: tx.now(), status: 'created', count: 0 };
  await insertCompliance(tx.db, row);
  await tx.enqueue(writeComplianceReport, { id: row.id });
  await audit(tx, { extra: `report_id=${row.id}` });
  return row;
}
