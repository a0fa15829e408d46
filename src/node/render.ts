import {renderBatch} from '../production/render/render-batch.ts';
import type {EngineName} from '../spot/variant/manifest.ts';
import type {TenspotProject} from './open-project.ts';
import {withSpot} from './open-spot.ts';
import {type RenderResult, renderResult} from './render-result.ts';
import {running} from './running.ts';
import type {VariantChoice} from './variants.ts';

/** What `render` renders, and how. */
export type RenderOptions = VariantChoice & {
  /**
   * `set` renders once what variants share; `reference` draws every frame in the browser. Default: `set`, where this ffmpeg has what it
   * needs.
   */
  engine?: EngineName | undefined;
  /** How many frames of the finished masters the reference engine renders again, to compare them. Default: 0. */
  audit?: number | undefined;
  /** Also reports how each segment was made and why. Default: false. */
  explain?: boolean | undefined;
  /** Also estimates how long the variants would take one by one; measures the speed of the machine once. Default: false. */
  estimate?: boolean | undefined;
};

/**
 * Renders the variants of a spot whose inputs have changed since they were last rendered. A variant that fails does not stop the others:
 * look at `status`. Errors: those of the documents; `spot-busy` while another call or process renders the same spot; `disk-too-small`, `ffmpeg-missing`,
 * `browser-missing`; `interrupted`.
 */
export const render = (project: TenspotProject, options: RenderOptions = {}): Promise<RenderResult> =>
  running(options, (run) =>
    withSpot(project, options, 'render', run, async (spot) => {
      const {engine, proof = false, audit} = options;
      const batch = await renderBatch(spot, {variants: spot.asked, engine, audit, proof, ...run});
      return renderResult(batch, spot, options, run);
    }),
  );
