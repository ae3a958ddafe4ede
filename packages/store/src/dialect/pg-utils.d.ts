declare module 'pg/lib/utils' {
  /** How the driver sends a value: text, bytes or null. Throws what cannot be sent, such as an object that holds itself. */
  export function prepareValue(value: unknown): string | Buffer | null;
}
