import {Logo, logoBox, Super, themeOn, useLayout, useSpot} from 'tenspot/picture';
import type {CardColors} from './card-colors.ts';
import {useMotions} from './motions.ts';
import {usePageLayout} from './page-layout.ts';

type Props = {
  opening: string;
  paint: CardColors;
  /** Without animation, for when the first step moves in over it. */
  still?: boolean;
};

/** The first card: logo and opening line. */
export function Intro({opening, paint, still = false}: Props) {
  const {u, safe} = useLayout();
  const {brand, width} = useSpot();
  const page = usePageLayout();
  const {line} = useMotions();
  const logo = {
    size: 'medium',
    theme: themeOn(paint.ground),
    height: page.logo,
    maxWidth: page.intro.width,
  } as const;
  const {clear} = logoBox(brand, width, logo);
  return (
    <>
      <div style={{position: 'absolute', insetInlineStart: safe.x - clear, top: safe.y - clear}}>
        <Logo {...logo} />
      </div>
      <Super
        box={page.intro}
        valign="bottom"
        field="copy.opening"
        min={u(3)}
        max={u(26)}
        lines={6}
        color={paint.ink}
        enter={still ? undefined : line(0)}
      >
        {opening}
      </Super>
    </>
  );
}
