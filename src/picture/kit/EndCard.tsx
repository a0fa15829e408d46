import type {ReactNode} from 'react';
import type {Box, Size} from '../../spot/geometry/box.ts';
import {Animated} from '../motion/Entrance.tsx';
import type {Motion} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';
import {Words} from '../text/Words.tsx';
import {Cta} from './Cta.tsx';
import {contrast, textOn, themeOn, withAlpha} from './contrast.ts';
import {layEndCard} from './end-card-layout.ts';
import {Logo, logoBox} from './Logo.tsx';
import {useLayout} from './layout.ts';

export type EndCardProps = {
  /** Pixels in which everything has to stand. Default: the safe box. */
  box?: Box;
  /** What it stands on. Default: the brand's background. */
  ground?: string;
  /** The part of the frame that gets the ground. Default: none, what is below shows. */
  card?: Box | null;
  cta: string;
  /** Default: the brand's tagline. Null for none. */
  tagline?: string | null;
  /** Default: the brand's legal line. Null for none. */
  legal?: string | null;
  /** An offer, a price: what stands between logo and button, given the room that is left. */
  children?: (room: Size) => ReactNode;
  /** Of the logo, the button, and the small print. */
  enter?: {logo?: Motion; cta?: Motion; small?: Motion};
};

/** The last thing seen: who it is, what one gets, what to do, where. */
export function EndCard({card = null, cta, enter = {}, children, ...props}: EndCardProps) {
  const spot = useSpot();
  const {brand} = spot;
  const layout = useLayout();
  const box = props.box ?? layout.safe;
  const ground = props.ground ?? brand.color.background;
  const ink = textOn(ground, brand);
  const parts = {
    tagline: props.tagline === undefined ? brand.endCard.tagline : props.tagline,
    url: brand.endCard.url,
    legal: props.legal === undefined ? brand.legal : props.legal,
  };
  const logo = {
    size: 'large',
    theme: themeOn(ground),
    height: layout.u(7.4),
    maxWidth: box.width * 0.78,
  } as const;
  const mark = logoBox(brand, spot.width, logo);
  const {tagline, url, legal, ctaHeight, gap, room} = layEndCard(parts, mark, box, layout, spot);
  const primary = contrast(ground, brand.color.primary) >= 2 ? brand.color.primary : ink;
  return (
    <>
      {card && <div style={{...placed(card), backgroundColor: ground}} />}
      <div data-end-card="" style={{...placed(box), display: 'flex', flexDirection: 'column', color: ink}}>
        <div style={{height: mark.height, flex: 'none'}}>
          <Animated enter={enter.logo} style={{margin: -mark.clear}}>
            <Logo {...logo} />
          </Animated>
        </div>
        <div
          style={{
            height: room.height,
            margin: `${gap}px 0`,
            display: 'flex',
            flexDirection: 'column',
            justifyContent: 'center',
          }}
        >
          {children?.(room)}
        </div>
        {tagline && (
          <div style={{marginBottom: gap}}>
            <Words {...tagline} enter={enter.small} />
          </div>
        )}
        <Cta
          height={ctaHeight}
          maxWidth={box.width}
          color={primary}
          {...(enter.cta ? {enter: enter.cta} : {})}
        >
          {cta}
        </Cta>
        {[url, legal].map(
          (words) =>
            words && (
              <div
                key={words.field}
                style={{marginTop: gap / 2, color: words === legal ? withAlpha(ink, 0.8) : ink}}
              >
                <Words {...words} enter={enter.small} />
              </div>
            ),
        )}
      </div>
    </>
  );
}

const placed = ({x, y, width, height}: Box) =>
  ({position: 'absolute', left: x, top: y, width, height}) as const;
