import { checkCWSConnection } from './check-cws-connection.ts';
import { getPreviewModalData } from './get-preview-modal-data.ts';
import { getSignupAvailable } from './get-signup-available.ts';
import { hostedOnly } from './hosted-only.ts';
import { postEndpointForCwsWebhooks } from './post-endpoint-for-cws-webhooks.ts';

export const cloud = [
  checkCWSConnection,
  getPreviewModalData,
  getSignupAvailable,
  hostedOnly('ConfirmCustomerPayment', 'POST', '/api/v4/cloud/payment/confirm', 'Confirm a way to pay.'),
  hostedOnly('CreateCustomerPayment', 'POST', '/api/v4/cloud/payment', 'Set up a way to pay.'),
  hostedOnly('GetCloudCustomer', 'GET', '/api/v4/cloud/customer', 'Who pays for this workspace.'),
  hostedOnly('GetCloudLimits', 'GET', '/api/v4/cloud/limits', 'The limits of the workspace’s plan.'),
  hostedOnly('GetCloudProducts', 'GET', '/api/v4/cloud/products', 'The plans that can be bought.'),
  hostedOnly('GetEndpointForInstallationInformation', 'GET', '/api/v4/cloud/installation', 'Where this workspace is hosted.'),
  hostedOnly('GetInvoiceForSubscriptionAsPdf', 'GET', '/api/v4/cloud/subscription/invoices/{invoice_id}/pdf', 'An invoice as a document.'),
  hostedOnly('GetInvoicesForSubscription', 'GET', '/api/v4/cloud/subscription/invoices', 'The invoices of this workspace.'),
  hostedOnly('GetSubscription', 'GET', '/api/v4/cloud/subscription', 'The plan of this workspace.'),
  postEndpointForCwsWebhooks,
  hostedOnly('UpdateCloudCustomer', 'PUT', '/api/v4/cloud/customer', 'Change who pays for this workspace.'),
  hostedOnly('UpdateCloudCustomerAddress', 'PUT', '/api/v4/cloud/customer/address', 'Change the address of who pays.'),
  hostedOnly('ValidateBusinessEmail', 'POST', '/api/v4/cloud/validate-business-email', 'Is this the mail address of a company?'),
  hostedOnly(
    'ValidateWorkspaceBusinessEmail',
    'POST',
    '/api/v4/cloud/validate-workspace-business-email',
    'Is the workspace’s mail address that of a company?',
  ),
];
