import type {Cache} from '../../machine/files/cache.ts';
import type {Store} from '../../machine/files/store.ts';
import type {MasterFile} from '../../machine/media/master-file.ts';
import type {PacketHashes} from '../../machine/media/packet-groups.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import type {ChangedLimit} from '../../spot/findings/check-report.ts';
import type {KnownMatches} from '../../spot/findings/match-footage.ts';
import type {OwnPlacements} from '../../spot/placement/placements.ts';
import type {VideoMeasurer} from './measure/measure-videos.ts';

/** What all checks of one batch share. */
export type CheckContext = {
  store: Store;
  /** Measures and pictures of earlier runs. */
  cache: Cache;
  tools: Tools;
  measurer: VideoMeasurer;
  /** The sha256 of a master. Each is read once in a check. */
  hashOf: (master: string) => Promise<string>;
  /** The facts, and the hashed packets, of a master or a take. Each file is read once in a check. */
  factsOf: (file: string) => Promise<MasterFile>;
  packetsOf: (file: string) => Promise<PacketHashes>;
  /** The frames that were compared with their takes so far. */
  matches: KnownMatches;
  /** The folder of the masters. */
  folder: string;
  /** The folder of what can be made again, and the name under which the records of the masters are in it. */
  home: string;
  records: string;
  /** 1 for masters, 0.5 for proofs. */
  scale: number;
  /** The claims of the brief. */
  briefClaims: readonly string[];
  /** The placements of the brief, by id or alias. */
  briefPlacements: readonly string[];
  /** The placements for which a brand has figures of its own, by the id of the brand. */
  ownPlacements: (brand: string) => OwnPlacements | undefined;
  /** Limits that the brands of the batch changed. */
  changed: readonly ChangedLimit[];
  signal?: AbortSignal | undefined;
};
