/** An address of the web, as written by people who register programs. */
export const isHttpUrl = (text: string): boolean => /^https?:\/\/[^\s/?#]/.test(text) && URL.canParse(text);
