import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {openHashedFiles} from '../../../src/machine/files/hashed-files.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot, type SpotProject} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {planSpot, takesOf} from '../../../src/production/shoot/plan-and-buy.ts';
import {wantsOf} from '../../../src/production/shoot/route/wants.ts';
import {openVaultLedger} from '../../../src/production/shoot/vault/open-vault.ts';
import {purchasesIn} from '../../../src/production/shoot/vault/purchased-files.ts';
import type {SpotTakes} from '../../../src/production/takes/open-takes.ts';
import type {State} from '../../../src/spot/ledger/states.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

type Bought = {
  /** The id of the shot. Default: unshot. */
  shot?: string;
  format?: string;
  number?: number;
  /** A model that could make it. Default: the best. */
  model?: string;
  /** Where its job stands. Default: COMMITTED. */
  state?: Extract<State, 'COMMITTED' | 'FAILED' | 'PARKED' | 'RUNNING'>;
  /** Micro-dollars. Default: 500,000. */
  spent?: number;
  /** A clip of the workspace that it is a copy of, with other bytes. Default: bars.mp4. */
  footage?: string;
};

export type Stage = {
  workspace: Workspace;
  production: (spot?: string) => Promise<SpotProject>;
  takes: (spot?: string) => Promise<SpotTakes>;
  /** Writes into the vault what buying leaves there. */
  buy: (bought?: Bought, spot?: string) => Promise<void>;
};

const OPERATION = {provider: 'vendor', id: 'job-1', request: {}};

/** A workspace in which a shot has to be bought, and a vendor that leaves its clips in no time. */
export async function openStage(formats: readonly string[] = ['9:16']): Promise<Stage> {
  const workspace = await makeWorkspace();
  const variants = 'compositions/spots/tiny/variants.yaml';
  workspace.edit(variants, 'shots: {end: bars}', 'shots: {end: unshot}');
  if (formats.length > 1)
    workspace.edit(
      variants,
      'axes:\n',
      `axes:\n  shape:\n${formats.map((format) => `    - {id: f${format.replace(':', 'x')}, format: '${format}'}\n`).join('')}`,
    );
  const production: Stage['production'] = async (spot = 'tiny') =>
    openSpot(await openWorkspace(await findWorkspace(workspace.root)), spot);
  const takes: Stage['takes'] = async (spot) => {
    const open = await production(spot);
    return takesOf(open, await wantsOf(open.variants, open));
  };
  const buy: Stage['buy'] = async (bought = {}, spot) => {
    const {shot = 'unshot', format = '9:16', number = 1, state = 'COMMITTED', spent = 500_000} = bought;
    const {footage = 'bars.mp4'} = bought;
    const open = await production(spot);
    const plan = await planSpot(open, {sandbox: true});
    const own = plan.shots.find(({want}) => want.shot.id === shot && want.format === format);
    const {model = own?.choice.candidate?.model} = bought;
    const offer = own?.offers.find((each) => each.model === model);
    const take = offer?.take?.(number);
    if (!own || !offer || !take) throw new Error(`no model makes ${shot} in ${format}`);
    const ledger = await openVaultLedger(open.workspace, Date.now);
    const files = await openHashedFiles(purchasesIn(open.workspace.vault), open.store.scratch);
    const clip = await open.store.draft('mp4', async (file) => {
      const mark = Buffer.from(`0000free${shot} ${format} ${number}`);
      mark.writeUInt32BE(mark.length);
      writeFileSync(file, Buffer.concat([readFileSync(join(open.spot.folder, footage)), mark]));
      return files.put(file, 'mp4');
    });
    ledger.write((writer) => {
      const [order, {key, request}] = [own.want.order(number), take];
      const clientId = `${number}${Math.random().toString(16).slice(2, 12)}`;
      const attempt = writer.related(order, []).length + 1;
      const planned = {
        order,
        kind: own.want.request.kind,
        mediaType: offer.card.mediaType,
        subject: own.want.subject,
        batch: 'test',
        provider: request.provider,
        key,
        worst: 900_000,
        attempt,
        clientId,
      };
      let job = writer.add({
        ...planned,
        request: JSON.parse(JSON.stringify(request)),
      });
      job = writer.move(job, 'RESERVED', {day: '2026-11-22'});
      job = writer.move(job, 'SUBMITTING', {sentAt: '2026-11-22T10:00:00.000Z'});
      job = writer.move(job, 'SUBMITTED', {operation: {...OPERATION, id: `job-${clientId}`}});
      if (state === 'FAILED') {
        const failure = {
          kind: 'internal',
          when: 'ended',
          charged: 'yes',
          code: 'x',
          message: 'it broke',
        } as const;
        return writer.move(job, 'FAILED', {spent, failure});
      }
      if (state === 'PARKED')
        return writer.move(job, 'PARKED', {unresolved: {why: 'lost', note: 'its clip cannot be had'}});
      if (state === 'RUNNING') return writer.move(job, 'RUNNING');
      job = writer.move(job, 'DOWNLOADING');
      job = writer.move(job, 'VERIFIED', {asset: clip});
      return writer.move(job, 'COMMITTED', {spent});
    });
    ledger.close();
  };
  return {workspace, production, takes, buy};
}
