import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import {parse} from 'yaml';
import {bundleCompositions} from '../src/machine/browser/bundle.ts';
import {openBrowserSession} from '../src/machine/browser/session.ts';
import {findBrowserProgram} from '../src/machine/tools/tools.ts';
import {cards} from '../src/providers/vendors/previz/cards.ts';
import {fromParams} from '../src/providers/vendors/previz/params.ts';
import {previz} from '../src/providers/vendors/previz/provider.ts';
import {ShotsFile} from '../src/spot/documents/shots.ts';
import {FORMAT_SIZE, Format} from '../src/spot/variant/format.ts';

/**
 * Draws the contact sheet of docs/animatic.md: every shot of docs/media/animatic-shots.yaml,
 * in the middle of its camera move.
 *
 * Usage: node scripts/run.mjs scripts/animatic-sheet.ts [file] [format] [part]
 */
const root = path.join(import.meta.dirname, '..');
const [file = path.join(root, 'docs/media/animatic-sheet.webp'), format = '9:16', part = '0.5'] =
  process.argv.slice(2);
const {shots} = ShotsFile.parse(
  parse(readFileSync(path.join(root, 'docs/media/animatic-shots.yaml'), 'utf8')),
);
const size = FORMAT_SIZE[Format.parse(format)];
const folder = mkdtempSync(path.join(tmpdir(), 'animatic-sheet-'));

const site = {entry: path.join(root, 'compositions/index.ts'), root, publicDir: folder};
const within = (name: string): string => path.join(folder, name);
const folders = {bundles: within('bundles'), notes: within('programs'), scratch: folder};
const serveUrl = await bundleCompositions({...site, ...folders});
const session = openBrowserSession({serveUrl, browser: findBrowserProgram(root), scratch: folder});
const cells: Buffer[] = [];
const width = size.width > size.height ? 440 : 300;
const height = Math.round((width * size.height) / size.width);
for (const shot of shots) {
  const [card] = cards;
  if (!card) throw new Error('previz has no card');
  const move = {kind: shot.move, amount: 0.06, ease: 'ease'} as const;
  const length = {fps: 30, seconds: shot.seconds};
  const request = {kind: 'clip', shot, move, ...length, size, photo: null, clip: null, take: 1} as const;
  const {params, take} = previz.plan(request, card);
  const props = fromParams(params, take);
  const output = path.join(folder, `${shot.id}.png`);
  const frame = Math.round((props.frames - 1) * Number(part));
  const job = {kind: 'still', composition: 'animatic', format: 'png', props, frame, output} as const;
  await session.draw({...job, width: props.width, height: props.height});
  cells.push(await sharp(output).resize(width, height).png().toBuffer());
}
await session.close();

const gap = 12;
const across = size.width > size.height ? 4 : 6;
const rows = Math.ceil(cells.length / across);
const sheet = sharp({
  create: {
    width: across * (width + gap) + gap,
    height: rows * (height + gap) + gap,
    channels: 3,
    background: '#8b8983',
  },
}).composite(
  cells.map((input, index) => ({
    input,
    left: gap + (index % across) * (width + gap),
    top: gap + Math.floor(index / across) * (height + gap),
  })),
);
const {size: bytes} = await sheet.webp({quality: 72, effort: 6}).toFile(file);
rmSync(folder, {recursive: true});
console.log(`${file}  ${cells.length} shots, ${Math.ceil(bytes / 1024)} KB`);
