import { submitPerformanceReport } from './submit-performance-report.ts';

export const metrics = [submitPerformanceReport];
