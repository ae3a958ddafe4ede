import { createUpload } from './create-upload.ts';
import { getUpload } from './get-upload.ts';
import { getUploadsForUser } from './get-uploads-for-user.ts';
import { uploadData } from './upload-data.ts';

export const uploads = [createUpload, getUpload, getUploadsForUser, uploadData];
