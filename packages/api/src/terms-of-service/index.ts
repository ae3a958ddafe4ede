import { createTermsOfService } from './create-terms-of-service.ts';
import { getTermsOfService } from './get-terms-of-service.ts';
import { getUserTermsOfService } from './get-user-terms-of-service.ts';
import { registerTermsOfServiceAction } from './register-terms-of-service-action.ts';

export const termsOfService = [createTermsOfService, getTermsOfService, getUserTermsOfService, registerTermsOfServiceAction];
