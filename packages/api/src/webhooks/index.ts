import { createIncomingWebhook } from './create-incoming-webhook.ts';
import { createOutgoingWebhook } from './create-outgoing-webhook.ts';
import { deleteIncomingWebhook } from './delete-incoming-webhook.ts';
import { deleteOutgoingWebhook } from './delete-outgoing-webhook.ts';
import { getIncomingWebhook } from './get-incoming-webhook.ts';
import { getIncomingWebhooks } from './get-incoming-webhooks.ts';
import { getOutgoingWebhook } from './get-outgoing-webhook.ts';
import { getOutgoingWebhooks } from './get-outgoing-webhooks.ts';
import { receiveIncomingWebhook } from './receive-incoming-webhook.ts';
import { regenOutgoingHookToken } from './regen-outgoing-hook-token.ts';
import { updateIncomingWebhook } from './update-incoming-webhook.ts';
import { updateOutgoingWebhook } from './update-outgoing-webhook.ts';

export const webhooks = [
  createIncomingWebhook,
  createOutgoingWebhook,
  deleteIncomingWebhook,
  deleteOutgoingWebhook,
  getIncomingWebhook,
  getIncomingWebhooks,
  getOutgoingWebhook,
  getOutgoingWebhooks,
  receiveIncomingWebhook,
  regenOutgoingHookToken,
  updateIncomingWebhook,
  updateOutgoingWebhook,
];
