import type {SpeechCard} from '../contract/card.ts';
import {estimateOf} from '../contract/price.ts';
import type {FakeFault, FakeJob, FakeWorld} from './fake-vendor.ts';

/** Seconds of a character: about 15 characters a second, as people speak. */
const CHARACTER = 1 / 15;

type Asked = {text: string; speed: number; body: Record<string, unknown>; fault: FakeFault | undefined};

/** Accepts a line for a fake vendor of speech: its job at the price of the card, and how long its hum is. */
export function hummed(
  card: SpeechCard,
  {text, speed, body, fault}: Asked,
  world: FakeWorld,
): {job: FakeJob; seconds: number; characters: string[]} {
  const characters = [...text];
  const seconds = Math.max(0.3, Number(((characters.length * CHARACTER) / speed).toFixed(2)));
  const {usd} = estimateOf(card, {characters: characters.length});
  const job = world.accept({
    route: card.route,
    sample: {seconds, width: 90, height: 160},
    usd,
    body,
    fault,
  });
  return {job, seconds, characters};
}
