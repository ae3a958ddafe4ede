import type { Words } from './words.ts';

export const jobsWords: Words = {
  'api.export.export_not_found.app_error': 'There is no export of this name.',
  'api.job.retrieve.nopermissions': 'There is no such kind of job that you may see.',
  'api.job.status.invalid': 'There is no such state of a job, or this job cannot go there from its own.',
  'api.job.unable_to_create_job.incorrect_job_type': 'There is no such kind of job.',
  'api.job.unable_to_download_job': 'This job has no result to download.',
  'api.job.unable_to_download_job.incorrect_job_type': 'Jobs of this kind have no result to download.',
  'api.job.unable_to_manage_job.incorrect_job_type': 'Jobs of this kind cannot be managed here.',
  'app.eport.generate_presigned_url.config.app_error': 'Links to exports need a store of their own for exports.',
  'app.eport.generate_presigned_url.driver.app_error': 'Links to exports need an S3 store for exports.',
  'app.eport.generate_presigned_url.featureflag.app_error': 'Links to exports are switched off on this server.',
  'app.eport.generate_presigned_url.link.app_error':
    'Links to exports can hold from one second to seven days: set FileSettings.ExportAmazonS3PresignExpiresSeconds.',
  'app.eport.generate_presigned_url.notfound.app_error': 'The export was not found.',
  'app.job.download_export_results_not_enabled': 'Downloading exports is switched off (MessageExportSettings.DownloadExportResults).',
  'app.job.get.app_error': 'The job was not found.',
  'app.job.get_existing_jobs.error': 'This job is being done already.',
  'app.job.not_available.app_error': 'Jobs of this kind cannot be done on this server.',
  'app.job.update_status.app_error': 'The job cannot be put into this state.',
  'jobs.request_cancellation.status.error': 'The job cannot be cancelled: it has ended.',
  'model.job.is_valid.data.app_error': 'The data of the job is too large.',
  'model.job.is_valid.type.app_error': 'There is no such kind of job, or the settings leave it nothing to do.',
};
