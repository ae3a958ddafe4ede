import { notifyAdmin } from './notify-admin.ts';
import { triggerNotifyAdminPosts } from './trigger-notify-admin-posts.ts';

export const notifyAdmins = [notifyAdmin, triggerNotifyAdminPosts];
