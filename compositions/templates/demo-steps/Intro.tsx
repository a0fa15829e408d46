import {Logo, logoBox, Super, themeOn, useLayout, useSpot} from 'tenspot/picture';
import type {Paint} from './colors.ts';
import {useMotions} from './moves.ts';
import {usePage} from './page.ts';

type Props = {
  opening: string;
  paint: Paint;
  /** At rest: under the first card. */
  still?: boolean;
};

/** Whose spot it is, and the line that stops the thumb. */
export function Intro({opening, paint, still = false}: Props) {
  const {u, safe} = useLayout();
  const {brand, width} = useSpot();
  const page = usePage();
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
      <div style={{position: 'absolute', left: safe.x - clear, top: safe.y - clear}}>
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
