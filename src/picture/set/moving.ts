import {shortName} from './resources.ts';

/** What makes a drawing more than a still: programs, animation, and files from outside. */
const ALIVE =
  /<(script|animate\w*|set|foreignObject)\b|@keyframes|\banimation\s*:|(?:href|src)\s*=\s*["'](?!#|data:)/i;

const known = new Map<string, Promise<string | null>>();

/** Which of these pictures move by themselves, by the browser's own reading of their bytes, and what to say of each. */
export async function movingAmong(urls: readonly string[]): Promise<Map<string, string>> {
  const causes = new Map<string, string>();
  for (const url of new Set(urls)) {
    const asked = known.get(url) ?? look(url);
    known.set(url, asked);
    const cause = await asked;
    if (cause) causes.set(url, cause);
  }
  return causes;
}

async function look(url: string): Promise<string | null> {
  if (/^data:(?!image\/)/.test(url) || /\.(woff2?|ttf|otf|jpe?g)$/.test(url)) return null;
  try {
    // biome-ignore lint/style/noRestrictedGlobals: this looks at a file that is being drawn, it draws nothing
    const answer = await fetch(url);
    const {type} = await answer.clone().blob();
    if (type.startsWith('video/') || type.startsWith('audio/')) return null;
    if (type.includes('svg')) return ALIVE.test(await answer.text()) ? tell('moves', url) : null;
    const decoder = new ImageDecoder({data: await answer.arrayBuffer(), type});
    await decoder.tracks.ready;
    const moves = decoder.tracks.selectedTrack?.animated ?? false;
    decoder.close();
    return moves ? tell('moves', url) : null;
  } catch {
    return tell('cannot be read', url);
  }
}

const tell = (what: string, url: string): string => `a picture that ${what}: ${shortName(url)}`;
