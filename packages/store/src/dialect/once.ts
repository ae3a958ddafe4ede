import { sql } from 'kysely';

/** Before a query whose plan depends on its values: PostgreSQL plans it for these and keeps no plan. Elsewhere it is a remark. */
export const ONCE = sql`/* once */`;
export const isOnce = (text: string): boolean => text.startsWith('select /* once */');
