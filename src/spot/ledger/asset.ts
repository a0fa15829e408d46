import {z} from 'zod';

/** What can be bought. A still is a picture of a shot; words are a text for the spot, advice an opinion about it. */
export const ASSET_KINDS = ['clip', 'still', 'speech', 'music', 'words', 'advice'] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

/** Media types of bought files. A bought file is checked as what its type says, whatever the vendor calls it. */
export const MediaType = z.enum([
  'video/mp4',
  'audio/wav',
  'audio/mpeg',
  'image/png',
  'text/plain',
  'application/json',
]);
export type MediaType = z.infer<typeof MediaType>;

/** A bought file: what it is, and its name in the vault. */
export type Asset = {kind: AssetKind; mediaType: MediaType; file: string};
