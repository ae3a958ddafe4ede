import { createComplianceReport } from './create-compliance-report.ts';
import { downloadComplianceReport } from './download-compliance-report.ts';
import { getComplianceReport } from './get-compliance-report.ts';
import { getComplianceReports } from './get-compliance-reports.ts';

export const compliance = [createComplianceReport, downloadComplianceReport, getComplianceReport, getComplianceReports];
