import {Logo, logoBox, themeOn, useSpot} from 'tenspot/picture';
import {type On, usePage} from './page.ts';

/** The logo that stays above the words: whose spot this is, from the first frame. */
export function Masthead({on}: {on: On | undefined}) {
  const {brand, width} = useSpot();
  const {masthead, tones} = usePage();
  const logo = {
    size: 'medium',
    theme: themeOn(tones(on).ground),
    height: masthead.height,
    maxWidth: masthead.width,
  } as const;
  const {clear} = logoBox(brand, width, logo);
  return (
    <div style={{position: 'absolute', left: masthead.x - clear, top: masthead.y - clear}}>
      <Logo {...logo} />
    </div>
  );
}
