import { getLicenseLoadMetric } from './get-license-load-metric.ts';
import { getPrevTrialLicense } from './get-prev-trial-license.ts';
import { removeLicenseFile } from './remove-license-file.ts';
import { requestLicenseRenewalLink } from './request-license-renewal-link.ts';
import { requestTrialLicense } from './request-trial-license.ts';
import { uploadLicenseFile } from './upload-license-file.ts';

export const license = [
  getLicenseLoadMetric,
  getPrevTrialLicense,
  removeLicenseFile,
  requestLicenseRenewalLink,
  requestTrialLicense,
  uploadLicenseFile,
];
