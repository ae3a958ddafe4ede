/** A decoded picture: row by row, a byte for each colour of each pixel. */
export interface RawPixels {
  readonly data: Uint8Array;
  readonly info: { readonly width: number; readonly height: number; readonly channels: 1 | 2 | 3 | 4 };
}
