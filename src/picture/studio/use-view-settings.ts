import {readSplit} from './split-at.ts';
import {useViewSetting, useViewSwitch} from './use-view-setting.ts';

/** How Studio shows all variants. The browser keeps it. */
export type ViewSettings = {
  /** Safe zones. Default: on. */
  guides: boolean;
  setGuides: (on: boolean) => void;
  /** The takes as they are beside the graded ones. Default: off. */
  compared: boolean;
  setCompared: (on: boolean) => void;
  /** Where the graded part begins, as a part of the width. */
  split: number;
  setSplit: (split: number) => void;
  /** The beats of the bed. Default: off. */
  beats: boolean;
  setBeats: (on: boolean) => void;
};

export function useViewSettings(): ViewSettings {
  const [guides, setGuides] = useViewSwitch('guides', 'on');
  const [compared, setCompared] = useViewSwitch('compared', 'off');
  const [beats, setBeats] = useViewSwitch('beats', 'off');
  const [split, setSplit] = useViewSetting('split', '');
  return {
    guides,
    setGuides,
    compared,
    setCompared,
    split: readSplit(split),
    setSplit: (next) => setSplit(String(next)),
    beats,
    setBeats,
  };
}
