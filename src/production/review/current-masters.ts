import {join} from 'node:path';
import {keyOf, sha256File} from '../../machine/files/hash.ts';
import {readJson} from '../../machine/files/read-file.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import type {MasterParts} from '../../spot/review/review-event.ts';
import {type ReviewedAd, reviewedAd} from '../../spot/review/reviewed-ad.ts';
import type {CurrentMaster} from '../../spot/review/standing.ts';
import {Manifest, type VariantRecord} from '../../spot/variant/manifest.ts';
import type {Workspace} from '../project/workspace.ts';
import {templateProgram} from '../render/master-key.ts';
import {type CaptionFile, captionFiles} from './caption-files.ts';

/** A master of the last render that can be reviewed. */
export type ReviewedMaster = CurrentMaster & {
  record: VariantRecord;
  file: string;
  /** What goes out beside it; null where `variants.yaml` has no ad. */
  ad: ReviewedAd | null;
  captions: CaptionFile[];
};

/**
 * The masters of the last render of a spot, as their files are now. A variant without a master is left out. `hashOf` hashes a file.
 * Errors: `not-rendered` where nothing was rendered, or only proofs.
 */
export async function currentMasters(
  workspace: Workspace,
  spot: string,
  hashOf: (file: string) => Promise<string> = sha256File,
): Promise<ReviewedMaster[]> {
  const folder = join(workspace.out, spot);
  const manifest = Manifest.safeParse(await readJson(join(folder, 'manifest.json'))).data;
  if (!manifest) throw notRendered(folder, spot);
  const found: {record: VariantRecord; file: string; sha256: string}[] = [];
  for (const record of manifest.variants) {
    if (record.file === null) continue;
    const file = join(folder, record.file);
    const sha256 = await hashOf(file).catch(() => null);
    if (sha256 !== null) found.push({record, file, sha256});
  }
  if (found.length === 0) throw notRendered(folder, spot);
  const programs = new Map<string, Promise<string>>();
  const masterOf = async ({record, file, sha256}: (typeof found)[number]): Promise<ReviewedMaster> => {
    const {template = manifest.template} = record.props as {template?: string};
    const program = programs.get(template) ?? templateProgram(workspace, template);
    programs.set(template, program);
    const ad = adOf(record, spot);
    const captions = await captionFiles(file);
    const parts = {
      ...partsOf(record, {template: await program, tools: manifest.tools, ad}),
      ...captionsPart(captions),
    };
    return {variant: record.id, sha256, parts, record, file, ad, captions};
  };
  return Promise.all(found.map(masterOf));
}

/** The ad of a master as people see it. Its hash covers the addresses too, which depend on axes that are no part of the file. */
function adOf(record: VariantRecord, spot: string): ReviewedAd | null {
  const {ad, fps, seconds} = record;
  if (!ad) return null;
  const shown = reviewedAd({...record, ad}, spot, {frames: Math.round((seconds ?? 0) * fps), fps});
  return {...shown, hash: keyOf({ad, destinations: shown.destinations})};
}

/** Hashes of what a master was made from: equal hashes, equal parts. */
function partsOf(
  {props, takes}: VariantRecord,
  {template, tools, ad}: {template: string; tools: Manifest['tools']; ad: ReviewedAd | null},
): MasterParts {
  const {look, music, ...others} = props as Record<string, unknown>;
  return {
    props: keyOf(others),
    takes: keyOf(takes),
    template,
    look: keyOf(look ?? null),
    sound: keyOf(music ?? null),
    tools: keyOf(tools),
    ...(ad ? {ad: ad.hash} : {}),
  };
}

/** The part of a master's inputs that is in the captions beside it. */
export const captionsPart = (files: readonly CaptionFile[]): Pick<MasterParts, 'captions'> =>
  files.length === 0 ? {} : {captions: keyOf(files.map(({kind, sha256}) => [kind, sha256]))};

const notRendered = (folder: string, spot: string): TenspotError =>
  new TenspotError({
    code: 'not-rendered',
    what: 'there are no masters to review',
    where: {file: folder},
    expected: 'masters of the last render',
    got: 'none',
    fix: `Render them first: \`tenspot render ${spot}\`.`,
  });
