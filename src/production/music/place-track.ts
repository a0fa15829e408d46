import {dirname, join} from 'node:path';
import {editText, setIn} from '../../machine/documents/edit-yaml.ts';
import {findFile} from '../../machine/files/find-file.ts';
import {makeFolder} from '../../machine/files/folders.ts';
import {sha256File} from '../../machine/files/hash.ts';
import {exists, readBytes, readText} from '../../machine/files/read-file.ts';
import {writeWhole} from '../../machine/files/write-file.ts';
import {RIGHTS_FILE} from '../../spot/documents/rights.ts';
import {type Problem, problemsOf, TenspotError} from '../../spot/problem/errors.ts';
import type {Project} from '../project/open-project.ts';
import {requestOf} from '../shoot/buy/read-job.ts';
import {isWhole, purchasedFile} from '../shoot/vault/purchased-files.ts';
import type {BoughtTrack} from './bought-tracks.ts';
import type {BedPlan} from './plan-beds.ts';
import {withRecord} from './rights-edit.ts';
import {sharesLicence, trackRecord} from './track-record.ts';

/**
 * Puts a bought track into the folder of its brand, or into that of the sandbox, and its rights into `rights.yaml`. The record is written
 * first: a track without a record never reaches a deliverable. A record that is there stays, and so does a track that was not bought.
 * `kept`: everything is there already. Returns a problem if the purchased file is lost, its licence is not known, or a document has to be
 * edited by hand: the track is paid for, so nothing else stops.
 */
export async function placeTrack(
  plan: BedPlan,
  track: BoughtTrack,
  tracks: readonly BoughtTrack[],
  project: Project,
): Promise<'placed' | 'kept' | Problem> {
  const {brand, file, bed} = plan;
  const folder = brand.sandboxFolder ?? brand.folder;
  const purchased = purchasedFile(project.workspace.vault, track.job.asset?.file ?? '');
  const there = await findFile(file, [folder]);
  const old = there === undefined ? undefined : await sha256File(there);
  const isOwn = old !== undefined && !tracks.some(({sha256}) => sha256 === old);
  if (isOwn) return 'kept';
  if (old !== track.sha256 && !(await isWhole(purchased)))
    return {
      code: 'bed-file-lost',
      what: `the bed "${bed}" was bought, but its track is missing from the vault or has changed`,
      where: {file: purchased},
      expected: 'the file as it was bought',
      got: 'no file, or a changed one',
      fix: `Put the file back, from a backup or from the machine that bought it, or write \`take: ${plan.buy.take + 1}\` in \`buy\` of the bed to buy another track.`,
    };
  const record = await trackRecord(plan, track, project);
  if (!record)
    return {
      code: 'bed-unlicensed',
      what: `the bed "${bed}" was bought, but its licence cannot be read`,
      where: plan.at,
      expected: 'the card of its model, and the licence that the vendor returned with the track, if any',
      got: `the job ${track.job.id} of ${requestOf(track.job).model}`,
      fix: 'Copy the track from the vault yourself, and write its record into rights.yaml.',
    };
  const isSandbox = brand.sandboxFolder !== undefined;
  const named = isSandbox ? undefined : brand.file.defaults.tenspot.rights;
  const document = join(folder, named ?? RIGHTS_FILE);
  const text = (await exists(document)) ? await readText(document) : '';
  const formerOf = (sha256: string) => tracks.find((each) => each.sha256 === sha256);
  const brandFile = join(folder, 'brand.yaml');
  const namesRights = !isSandbox && named === undefined;
  let changed: string;
  let brandText: string | undefined;
  try {
    changed = editText(document, text, (before) =>
      withRecord(before, record, {
        sameLicence: (sha256) => sharesLicence(formerOf(sha256), track),
        isBought: (sha256) => formerOf(sha256) !== undefined,
      }),
    );
    brandText = namesRights
      ? editText(brandFile, await readText(brandFile), (before) =>
          setIn(before, ['defaults', 'tenspot', 'rights'], RIGHTS_FILE),
        )
      : undefined;
  } catch (error) {
    const [problem] = error instanceof TenspotError ? problemsOf(error) : [];
    if (!problem) throw error;
    return problem;
  }
  await makeFolder(dirname(join(folder, file)));
  if (changed !== text) await writeWhole(document, changed);
  if (brandText !== undefined) await writeWhole(brandFile, brandText);
  if (old === track.sha256) return changed === text ? 'kept' : 'placed';
  await writeWhole(there ?? join(folder, file), await readBytes(purchased));
  return 'placed';
}
