import type {SampleClip} from '../../machine/media/sample-clips.ts';
import type {FrameShape, ModelCard} from '../contract/card.ts';
import {estimateOf} from '../contract/price.ts';

/** The clip that a fake makes for a request, and what it charges: the price of the card. */
export function sampleAndPrice(
  card: ModelCard,
  seconds: number,
  {width, height}: Pick<FrameShape, 'width' | 'height'>,
): {sample: SampleClip; usd: number} {
  const sample = {seconds, width, height};
  return {sample, usd: estimateOf(card, sample).usd};
}
