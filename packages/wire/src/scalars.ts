import { type Static, type TSchema, Type } from '@sinclair/typebox';

export type { Static, TSchema };

const extra = {
  /** The value or null: the key is always there. */
  Nullable: <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]),
  /** A flat object of strings, such as `notify_props`. */
  StringMap: () => Type.Record(Type.String(), Type.String()),
};

/** TypeBox, and what the wire format needs beyond it. */
export const t: typeof Type & typeof extra = Object.create(Type, Object.getOwnPropertyDescriptors(extra));

/** 26 characters of the z-base-32 alphabet; input may be any 26 letters or digits. */
export const Id = Type.String();
/** Milliseconds since the epoch; 0 means never. */
export const Millis = Type.Integer();
/** Any JSON value. */
export const Json = Type.Unknown();
