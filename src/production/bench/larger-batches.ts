import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {planRender} from '../render/plan-render.ts';
import {BATCH} from './bench-project.ts';
import {leastVaried, multiplied} from './changes.ts';
import {runTenspot} from './run-tenspot.ts';

/** How many variants the larger batches have. */
const HUNDRED = 100;
const THOUSAND = 1000;

type Scaled = {
  /** Seconds in which a hundred variants are rendered from nothing. */
  hundred: number;
  /** Seconds in which a thousand variants that differ in one line are fingerprinted and planned. */
  thousand: number;
  /** The same for ten of them. */
  ten: number;
};

type Options = {
  restore: () => Promise<void>;
  /** The field of a line that all variants show. */
  line: string;
  tell: (text: string) => void;
  signal?: AbortSignal | undefined;
};

/** Measures larger batches than ten: the same variants, with other last letters in a line. */
export async function measureScale(
  production: SpotProject,
  variants: readonly Variant[],
  {restore, line, tell, signal}: Options,
): Promise<Scaled> {
  const field = leastVaried(variants) ?? line;
  await restore();
  tell('ours: a hundred cold');
  const {seconds: hundred} = await runTenspot(
    production,
    multiplied(variants, field, HUNDRED / BATCH),
    signal,
  );
  const many = multiplied(variants.slice(0, 1), field, THOUSAND);
  const plan = async (batch: readonly Variant[]): Promise<number> => {
    await restore();
    tell(`ours: planning ${batch.length}`);
    const began = performance.now();
    const report = {step: nothing, warn: nothing, frames: nothing, variant: nothing};
    await planRender(production, batch, {proof: false, report, signal});
    return (performance.now() - began) / 1000;
  };
  return {hundred, ten: await plan(many.slice(0, BATCH)), thousand: await plan(many)};
}

const nothing = (): void => undefined;
