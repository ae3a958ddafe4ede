import { getFile } from './get-file.ts';
import { getFileInfo } from './get-file-info.ts';
import { getFileLink } from './get-file-link.ts';
import { getFilePreview } from './get-file-preview.ts';
import { getFilePublic } from './get-file-public.ts';
import { getFileThumbnail } from './get-file-thumbnail.ts';
import { searchFiles } from './search-files.ts';
import { searchFilesInAllTeams } from './search-files-in-all-teams.ts';
import { uploadFile } from './upload-file.ts';

export const files = [
  getFile,
  getFileInfo,
  getFileLink,
  getFilePreview,
  getFilePublic,
  getFileThumbnail,
  searchFiles,
  searchFilesInAllTeams,
  uploadFile,
];
