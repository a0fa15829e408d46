import {keyOf} from '../../../machine/files/hash.ts';
import {ffmpeg, input} from '../../../machine/media/ffmpeg.ts';
import {momentaryLoudness} from '../../../machine/media/loudness.ts';
import type {VoiceMeasures} from '../../../spot/findings/voice-measures.ts';
import type {MixPlan} from '../../../spot/sound/mix-plan.ts';
import {mixGraph, RATE} from '../../sound/mix-graph.ts';
import type {MediaContext} from '../../stage/stage-context.ts';

/** Raised when the voice is measured differently: kept measures of other versions are not used. */
const VOICE_VERSION = 1;

/**
 * Measures the voice of a mix, and the rest of it as the voice ducks it. A mix is a sum: the rest is the mix without the voice. Equal plans are measured once.
 * Null where the plan has no voice.
 */
export async function measureVoice(
  plan: MixPlan,
  {store, tools, signal}: Pick<MediaContext, 'store' | 'tools' | 'signal'>,
): Promise<VoiceMeasures | null> {
  if (!plan.voice) return null;
  const {loudness, ...heard} = plan;
  const alone: MixPlan = {seconds: plan.seconds, bed: null, cues: [], loudness, voice: plan.voice};
  const render = async (each: MixPlan, file: string): Promise<void> => {
    const {inputs, graph} = mixGraph(each);
    const sources = inputs.flatMap((source) => input(store.path(source)));
    const pcm = ['-map', '[sum]', '-c:a', 'pcm_f32le', '-ar', String(RATE)];
    await ffmpeg(tools, [...sources, '-filter_complex', graph, ...pcm, file], {signal});
  };
  return store.once<VoiceMeasures>(
    keyOf({voice: heard, version: VOICE_VERSION, ffmpeg: tools.ffmpegVersion}),
    () => [],
    () =>
      store.draft('wav', (whole) =>
        store.draft('wav', async (voice) => {
          await render(plan, whole);
          await render(alone, voice);
          return {
            voice: await momentaryLoudness(tools, voice),
            rest: await momentaryLoudness(tools, whole, voice),
          };
        }),
      ),
  );
}
