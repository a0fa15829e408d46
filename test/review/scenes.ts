import {cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Page} from 'playwright-core';
import sharp from 'sharp';
import {licenseAll} from '../production/deliver/samples.ts';
import {ROOT} from '../support/tools.ts';
import {makeWorkspace, runTenspot, type Workspace} from '../support/workspace.ts';

/** A spot to review, and what the test of the app does with it. */
export type Scene = {
  open: () => Promise<Workspace>;
  spot: string;
  variants: string[];
  /** Where all variants show the same, and where they differ: numbers of frames. */
  same: number;
  differs: number;
  /** A value of the axis `hook`, and the variants that have it. */
  filter: [value: string, left: string[]];
  /** A note on the hook text of a variant. `box`: left, top, right and bottom as fractions of the picture. */
  note: {
    variant: string;
    frame: number;
    box: [number, number, number, number];
    value: RegExp;
    shared: string[];
    says: string;
    text: string;
  };
  /** A change of a prop of the same variant, in the document of the variants, and the variants that it changes. */
  edit: {before: string; after: string; changes: string[]};
};

const AD = `ad:
  primaryText: "Ice at breakfast is still ice at midnight.\\nThree colours, one lid that closes with a quarter turn."
  headline: Cold for 24 hours
  description: Free returns for 30 days
  callToAction: shop-now
  url: https://meridian.example/flask
  utm: {source: '{placement}', medium: paid-social, content: '{variant}'}
`;

/** The small spot of the tests, of four seconds, with three variants of which two share a text. */
const SMALL: Scene = {
  open: async () => {
    const workspace = await makeWorkspace({ownBundles: true});
    const file = 'compositions/spots/tiny/variants.yaml';
    workspace.edit(file, 'seconds: 1', 'seconds: 4');
    workspace.edit(
      file,
      'shots.hook: balls}',
      'shots.hook: balls}\n    - {id: three, copy.hook: Two, shots.hook: bars}',
    );
    workspace.write(file, `${workspace.read(file)}${AD}`);
    const brand = 'brands/plain/brand.yaml';
    const claims = '    words: {claims: [Cold for 24 hours, Free returns for 30 days]}\n';
    workspace.write(brand, `${workspace.read(brand)}${claims}`);
    licenseAll(workspace);
    return workspace;
  },
  spot: 'tiny',
  variants: ['one', 'two', 'three'],
  same: 90,
  differs: 20,
  filter: ['two', ['two']],
  note: {
    variant: 'two',
    frame: 30,
    box: [0.05, 0.24, 0.9, 0.45],
    value: /copy\.hook.*Two[\s\S]*The same in 2: two, three/,
    shared: ['two', 'three'],
    says: 'Say it shorter',
    text: 'Deux',
  },
  edit: {
    before: 'copy.hook: Deux, shots.hook: balls',
    after: 'copy.hook: Zwei, shots.hook: balls',
    changes: ['two'],
  },
};

const PACKAGES = ['remotion', 'react', 'react-dom', 'zod', '@remotion', '@types'];

/** The sample spot with an ad, in a workspace of its own: for the pictures of the docs. */
const SAMPLE: Scene = {
  open: async () => {
    const root = mkdtempSync(join(tmpdir(), 'tenspot-scene-'));
    for (const name of ['compositions', 'brands'])
      cpSync(join(ROOT, name), join(root, name), {recursive: true});
    writeFileSync(
      join(root, 'package.json'),
      '{"name": "scene", "private": true, "type": "module", "tenspot": {"spot": "meridian-flask"}}\n',
    );
    await mkdir(join(root, 'node_modules'));
    symlinkSync(ROOT, join(root, 'node_modules/tenspot'));
    for (const name of PACKAGES)
      symlinkSync(join(ROOT, 'node_modules', name), join(root, 'node_modules', name));
    const path = (...parts: string[]): string => join(root, ...parts);
    const read = (file: string): string => readFileSync(path(file), 'utf8');
    const file = 'compositions/spots/meridian-flask/variants.yaml';
    writeFileSync(path(file), `${read(file)}${AD}`);
    return {
      ...{root, path, read},
      write: (name, text) => writeFileSync(path(name), text),
      edit: (name, before, after) => {
        if (!read(name).includes(before)) throw new Error(`${name} has no ${before}`);
        writeFileSync(path(name), read(name).replace(before, after));
      },
      remove: () => rmSync(root, {recursive: true, force: true}),
      tenspot: (...args) => runTenspot(root, args),
    };
  },
  spot: 'meridian-flask',
  variants: ['ice', 'trail', 'desk', 'trio', 'drop'].flatMap((hook) => [`${hook}-shop`, `${hook}-try`]),
  same: 200,
  differs: 20,
  filter: ['ice', ['ice-shop', 'ice-try']],
  note: {
    variant: 'ice-shop',
    frame: 30,
    box: [0.083, 0.18, 0.75, 0.36],
    value: /copy\.hook.*Noon\.[\s\S]*The same in 2: ice-shop, ice-try/,
    shared: ['ice-shop', 'ice-try'],
    says: 'Shorter: the picture says that it is hot.',
    text: 'Noon.\nStill ice.',
  },
  edit: {
    before: 'copy.cta: Shop the flask',
    after: 'copy.cta: Get the flask',
    changes: ['ice', 'trail', 'desk', 'trio', 'drop'].map((hook) => `${hook}-shop`),
  },
};

/** The folder for the pictures of the docs; undefined in a usual test. */
export const pictures: string | undefined = process.env.TENSPOT_PICTURES;

export const scene: Scene = pictures === undefined ? SMALL : SAMPLE;

/** Writes a picture of the page for the docs, where they are wanted. */
export async function writePicture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  await mkdir(pictures, {recursive: true});
  const message = page.getByRole('button', {name: 'Close this message'});
  if ((await message.count()) > 0) await message.click();
  await page.waitForTimeout(400);
  const shot = sharp(await page.screenshot()).resize({width: 1100});
  await shot.webp({quality: 82, effort: 6}).toFile(join(pictures, `review-${name}.webp`));
}
