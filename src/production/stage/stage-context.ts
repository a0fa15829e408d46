import type {Store} from '../../machine/files/store.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import type {DrawsCompositions} from '../../providers/contract/contract.ts';
import type {Missing} from '../../spot/timeline/timeline.ts';
import type {Format} from '../../spot/variant/format.ts';
import type {SpotTakes} from '../takes/open-takes.ts';

/** What a step needs that makes media files: the grade, the sound, the contact sheets. */
export type MediaContext = {
  store: Store;
  tools: Tools;
  /** Ends what is running. */
  signal?: AbortSignal | undefined;
  /** Called before anything is made that takes a while, with a line for people. Default: no report. */
  progress?: ((text: string) => void) | undefined;
};

/** What staging a variant needs. */
export type StageContext = MediaContext & {
  /** Draws placeholders. Default: a shot without a take is missing. */
  draw?: DrawsCompositions | undefined;
  /** Bought takes. Default: none are used. */
  takes?: Pick<SpotTakes, 'shown'> | undefined;
  /** The model that would make a missing shot, and its price. Default: unknown. */
  makers?: ((shot: string, format: Format) => Pick<Missing, 'model' | 'price'> | undefined) | undefined;
};
