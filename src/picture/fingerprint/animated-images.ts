import {type UncacheableReason, uncacheable} from '../../spot/fingerprint/uncacheable-reason.ts';
import {shortName} from './resources.ts';

/** In the text of an SVG: scripts, animation, embedded HTML and references to other files. */
const DYNAMIC_SVG =
  /<(script|animate\w*|set|foreignObject)\b|@keyframes|\banimation\s*:|(?:href|src)\s*=\s*["'](?!#|data:)/i;

const checked = new Map<string, Promise<UncacheableReason | null>>();

/** The images among these that the browser animates, or that it cannot read, each with the reason. */
export async function animatedImages(urls: readonly string[]): Promise<Map<string, UncacheableReason>> {
  const reasons = new Map<string, UncacheableReason>();
  for (const url of new Set(urls)) {
    const check = checked.get(url) ?? checkImage(url);
    checked.set(url, check);
    const reason = await check;
    if (reason) reasons.set(url, reason);
  }
  return reasons;
}

async function checkImage(url: string): Promise<UncacheableReason | null> {
  if (/^data:(application\/(x-)?)?font/.test(url) || /\.(woff2?|ttf|otf)$/.test(url)) return null;
  try {
    // biome-ignore lint/style/noRestrictedGlobals: this reads a file that the graphics show, it draws nothing
    const response = await fetch(url);
    const {type} = await response.clone().blob();
    if (type.startsWith('video/') || type.startsWith('audio/')) return null;
    const animated = type.includes('svg')
      ? await isAnimatedSvg(await response.text())
      : await isAnimatedBitmap(await response.arrayBuffer(), type);
    return animated ? uncacheable('animated-image', shortName(url)) : null;
  } catch {
    return uncacheable('unreadable-image', shortName(url));
  }
}

async function isAnimatedBitmap(data: ArrayBuffer, type: string): Promise<boolean> {
  const decoder = new ImageDecoder({data, type: typeOfBytes(new Uint8Array(data)) ?? type});
  await decoder.tracks.ready;
  const animated = decoder.tracks.selectedTrack?.animated ?? false;
  decoder.close();
  return animated;
}

async function isAnimatedSvg(svg: string): Promise<boolean> {
  if (DYNAMIC_SVG.test(svg)) return true;
  const embedded = svg.match(/data:image\/[^"')\s]+/g) ?? [];
  return (await animatedImages(embedded)).size > 0;
}

/** The browser decides by the bytes, not by the name: it animates a GIF that is called `.jpg`. */
function typeOfBytes(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 12));
  return SIGNATURES.find(([, signature]) => signature.test(head))?.[0];
}

const SIGNATURES: readonly [string, RegExp][] = [
  ['image/gif', /^GIF8/],
  ['image/png', /^\x89PNG/],
  ['image/webp', /^RIFF.{4}WEBP/s],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/avif', /^.{4}ftypavi[fs]/s],
];
