declare module '*/standalone.js' {
  const path: string;
  // biome-ignore lint/style/noDefaultExport: an import of a file is a default import
  export default path;
}
