import {systemClock} from '../machine/process/clock.ts';
import type {BedPurchase} from './music/buy-beds.ts';
import type {Project} from './project/open-project.ts';
import {openSpot, type SpotProject} from './project/open-spot.ts';
import type {Report, ShootReport} from './project/report.ts';
import type {Batch} from './render/batch.ts';
import type {BatchOptions} from './render/open-batch.ts';
import {renderBatch} from './render/render-batch.ts';
import type {TakePurchase} from './shoot/purchase.ts';
import type {SpotPlan} from './shoot/route/plan-shoot.ts';
import {shootRound} from './shoot/shoot-round.ts';
import type {SpotTake} from './takes/open-takes.ts';
import {pickRound} from './takes/pick-first.ts';
import type {LinePurchase} from './voice/buy-lines.ts';
import {type WrittenMissing, writeMissing} from './write/write-missing.ts';

export type MakeSpotOptions = Omit<BatchOptions, 'report'> & {
  /** Buys from fake vendors on this machine. The project has to be that of the sandbox. */
  sandbox: boolean;
  /** US dollars that the takes may cost together. Default: nothing is bought. */
  maxCost?: number | undefined;
  /** Called with the plan of each round before anything of it is bought. What it throws ends the run. */
  agree?: ((plan: SpotPlan, project: SpotProject) => void) | undefined;
  /** Writes the documents that the spot does not have yet from its brief. `template`: without a model. Default: none is written. */
  write?: {template: boolean} | undefined;
  /** Picks the first take that fits of every shot without a pick. */
  pick: boolean;
  report: Report & ShootReport;
};

export type MadeSpot = {
  /** What was written from the brief; null where nothing was to be written. */
  written: WrittenMissing | null;
  batch: Batch;
  bought: TakePurchase[];
  spoken: LinePurchase[];
  beds: BedPurchase[];
  picked: SpotTake[];
  /** Whether every take that was to be bought is there. */
  complete: boolean;
};

/**
 * Makes a spot, from its documents to its masters. This is the order of the whole pipeline; each stage is a call, and reads the
 * documents as the stage before left them. A stage that is not built yet is a comment where its call goes.
 */
export async function makeSpot(project: Project, id: string, options: MakeSpotOptions): Promise<MadeSpot> {
  const open = (): Promise<SpotProject> => openSpot(project, id);
  const shooting = {...options, batch: systemClock.id()};

  // Write the documents that are missing: angles.yaml, script.yaml, shots.yaml and the axes of variants.yaml, from brief.md.
  const written = options.write ? await writeMissing(project, id, {...shooting, ...options.write}) : null;

  // Buy the lines of the voice and the beds, whose lengths the edit needs, then shoot and pick. A shot that needs a picked still first gets its motion in a second round.
  const rounds = [await shootRound(open, shooting)];
  const picked = await pickRound(open, options);
  const stills = picked.filter(({still}) => still).map(({shot}) => shot);
  if (stills.length > 0 && options.maxCost !== undefined) {
    rounds.push(await shootRound(open, {...shooting, shots: stills}));
    picked.push(...(await pickRound(open, options)));
  }

  // Stage and render every variant; write the manifest and the contact sheet.
  const spot = await open();
  const batch = await renderBatch(spot, {...options, variants: spot.variants});

  // Check the masters, have them reviewed, deliver those that were approved.

  const bought = rounds.flatMap((round) => round.bought);
  const spoken = rounds.flatMap((round) => round.spoken);
  const beds = rounds.flatMap((round) => round.beds);
  return {written, batch, bought, spoken, beds, picked, complete: rounds.every(({complete}) => complete)};
}
