import * as zlib from 'node:zlib';
import { codeOf } from '../errors.ts';

/** Undoes one content coding; throws what zlib throws, `ERR_BUFFER_TOO_LARGE` once more comes out than is allowed. */
type Decode = (bytes: Uint8Array, limits: { maxOutputLength: number }) => Uint8Array;

// Node has zstd since 22.15; its types have it since then, too.
const { gunzipSync, brotliDecompressSync, zstdDecompressSync }: Zlib = zlib;
interface Zlib {
  gunzipSync: Decode;
  brotliDecompressSync: Decode;
  zstdDecompressSync?: Decode;
}

/** `deflate` means zlib's format (RFC 9110, 8.4.1.2), but some servers leave its two bytes of header away. */
const inflate: Decode = (bytes, limits) => {
  try {
    return zlib.inflateSync(bytes, limits);
  } catch (error) {
    if (codeOf(error) !== 'Z_DATA_ERROR') throw error;
    return zlib.inflateRawSync(bytes, limits);
  }
};

const DECODERS: ReadonlyMap<string, Decode> = new Map([
  ['gzip', gunzipSync],
  ['deflate', inflate],
  ['br', brotliDecompressSync],
  ...(zstdDecompressSync ? [['zstd', zstdDecompressSync] satisfies [string, Decode]] : []),
]);

/** The codings that {@link decoded} undoes, as an `Accept-Encoding`. */
export const ACCEPT_ENCODING = [...DECODERS.keys()].join(', ');

/** A body whose coding is not known, or that is not in the coding it names. */
export class Undecodable extends Error {}

/**
 * Undoes the codings of a body, the one that was put on last first.
 *
 * @param encoding The answer's `Content-Encoding`; empty where it has none.
 * @param maxOutputLength Bytes that each coding may yield.
 * @throws Undecodable naming the coding; zlib's `ERR_BUFFER_TOO_LARGE` where more comes out than may.
 */
export function decoded(bytes: Uint8Array, encoding: string, maxOutputLength: number): Uint8Array {
  const codings = encoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim().replace(/^x-(?=gzip$)/, ''))
    .filter((coding) => coding !== '' && coding !== 'identity');
  // An answer without a body has nothing that could be coded, whatever its headers say.
  return bytes.length === 0
    ? bytes
    : codings.reduceRight((rest, coding) => undone(rest, coding, maxOutputLength), bytes);
}

function undone(bytes: Uint8Array, coding: string, maxOutputLength: number): Uint8Array {
  const decode = DECODERS.get(coding);
  if (!decode) {
    throw new Undecodable(`The answer is coded as ${coding}, which was not asked for and cannot be decoded here`);
  }
  try {
    return decode(bytes, { maxOutputLength });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw error;
    const said = error instanceof Error ? error.message : String(error);
    throw new Undecodable(`The answer says that it is coded as ${coding}, but it cannot be decoded: ${said}`);
  }
}
