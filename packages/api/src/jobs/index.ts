import { cancelJob } from './cancel-job.ts';
import { createJob } from './create-job.ts';
import { downloadJob } from './download-job.ts';
import { getJob } from './get-job.ts';
import { getJobs } from './get-jobs.ts';
import { getJobsByType } from './get-jobs-by-type.ts';
import { updateJobStatus } from './update-job-status.ts';

export const jobs = [cancelJob, createJob, downloadJob, getJob, getJobs, getJobsByType, updateJobStatus];
