import {Logo, logoBox, themeOn, useSpot} from 'tenspot/picture';
import {type FootageTone, usePageLayout} from './page-layout.ts';

/** The logo above the text, from the first frame on. */
export function Masthead({on}: {on: FootageTone | undefined}) {
  const {brand, width} = useSpot();
  const {masthead, tones} = usePageLayout();
  const logo = {
    size: 'medium',
    theme: themeOn(tones(on).ground),
    height: masthead.height,
    maxWidth: masthead.width,
  } as const;
  const {clear} = logoBox(brand, width, logo);
  return (
    <div style={{position: 'absolute', insetInlineStart: masthead.x - clear, top: masthead.y - clear}}>
      <Logo {...logo} />
    </div>
  );
}
