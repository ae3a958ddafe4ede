/** Types by the letters after the last dot; `text/…` is UTF-8. */
const TYPES: Readonly<Record<string, string>> = {
  '3gp': 'video/3gpp', '7z': 'application/x-7z-compressed', aac: 'audio/aac', ai: 'application/postscript', aif: 'audio/x-aiff', aiff: 'audio/x-aiff',
  apk: 'application/vnd.android.package-archive', asc: 'text/plain', avi: 'video/x-msvideo', avif: 'image/avif', bin: 'application/octet-stream', bmp: 'image/bmp',
  bz2: 'application/x-bzip2', c: 'text/x-csrc', cc: 'text/x-c++src', class: 'application/java-vm', conf: 'text/plain', cpp: 'text/x-c++src', css: 'text/css', csv: 'text/csv',
  deb: 'application/vnd.debian.binary-package', diff: 'text/x-diff', dmg: 'application/x-apple-diskimage', doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', dot: 'application/msword', eml: 'message/rfc822', eot: 'application/vnd.ms-fontobject',
  eps: 'application/postscript', epub: 'application/epub+zip', exe: 'application/x-msdos-program', flac: 'audio/flac', flv: 'video/x-flv', gif: 'image/gif',
  gz: 'application/gzip', h: 'text/x-chdr', heic: 'image/heic', heif: 'image/heif', htm: 'text/html', html: 'text/html', ico: 'image/vnd.microsoft.icon', ics: 'text/calendar',
  jar: 'application/java-archive', java: 'text/x-java', jpeg: 'image/jpeg', jpg: 'image/jpeg', js: 'text/javascript', json: 'application/json', key: 'application/pgp-keys',
  log: 'text/plain', m4a: 'audio/mp4', m4v: 'video/mp4', markdown: 'text/markdown', md: 'text/markdown', mid: 'audio/midi', midi: 'audio/midi', mjs: 'text/javascript',
  mkv: 'video/x-matroska', mov: 'video/quicktime', mp3: 'audio/mpeg', mp4: 'video/mp4', mpeg: 'video/mpeg', mpg: 'video/mpeg', msi: 'application/x-msi',
  odg: 'application/vnd.oasis.opendocument.graphics', odp: 'application/vnd.oasis.opendocument.presentation', ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odt: 'application/vnd.oasis.opendocument.text', oga: 'audio/ogg', ogg: 'audio/ogg', ogv: 'video/ogg', opus: 'audio/ogg', otf: 'font/otf', patch: 'text/x-diff', pdf: 'application/pdf',
  pl: 'text/x-perl', png: 'image/png', pot: 'application/vnd.ms-powerpoint', pps: 'application/vnd.ms-powerpoint', ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', ps: 'application/postscript', psd: 'image/vnd.adobe.photoshop', py: 'text/x-python',
  rar: 'application/vnd.rar', rpm: 'application/x-redhat-package-manager', rtf: 'application/rtf', sh: 'application/x-sh', sql: 'application/sql', svg: 'image/svg+xml',
  svgz: 'image/svg+xml', swf: 'application/vnd.adobe.flash.movie', tar: 'application/x-tar', text: 'text/plain', tgz: 'application/x-gtar-compressed', tif: 'image/tiff',
  tiff: 'image/tiff', tsv: 'text/tab-separated-values', ttf: 'font/ttf', txt: 'text/plain', vcf: 'text/vcard', wasm: 'application/wasm', wav: 'audio/x-wav', weba: 'audio/webm',
  webm: 'video/webm', webp: 'image/webp', wma: 'audio/x-ms-wma', wmv: 'video/x-ms-wmv', woff: 'font/woff', woff2: 'font/woff2', xht: 'application/xhtml+xml',
  xhtml: 'application/xhtml+xml', xls: 'application/vnd.ms-excel', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', xml: 'text/xml',
  xz: 'application/x-xz', yaml: 'application/yaml', yml: 'application/yaml', zip: 'application/zip', zst: 'application/zstd',
};

const LONGEST = 64;

/** Small letters after the last dot; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  return extension.length > LONGEST ? '' : extension;
}

/** The type that a name stands for; empty for an unknown one. What the file holds does not count. */
export function typeOfName(name: string): string {
  const type = Object.hasOwn(TYPES, extensionOf(name)) ? (TYPES[extensionOf(name)] ?? '') : '';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}
