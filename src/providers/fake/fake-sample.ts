import type {SampleClip} from '../../machine/media/sample-clips.ts';
import type {ModelCard, Shape} from '../contract/card.ts';
import {estimateOf} from '../contract/price.ts';

/** What a fake makes for a request, and what it charges: the list price, as the card has it. */
export function sampleOf(
  card: ModelCard,
  seconds: number,
  {width, height}: Pick<Shape, 'width' | 'height'>,
): {sample: SampleClip; usd: number} {
  const sample = {seconds, width, height};
  return {sample, usd: estimateOf(card, sample).usd};
}
