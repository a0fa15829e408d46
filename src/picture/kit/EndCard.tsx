import type {ReactNode} from 'react';
import type {Box, Size} from '../../spot/geometry/box.ts';
import {Animated} from '../motion/Animated.tsx';
import type {Motion} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';
import {FittedText} from '../text/FittedText.tsx';
import {Cta} from './Cta.tsx';
import {contrast, textOn, themeOn, withAlpha} from './contrast.ts';
import {layEndCard} from './end-card-layout.ts';
import {Logo, logoBox} from './Logo.tsx';
import {useLayout} from './layout.ts';

/** Props of `EndCard`. */
export type EndCardProps = {
  /** Box of the content, in pixels. Default: the safe box. */
  box?: Box;
  /** Background colour. Default: the brand's background. */
  ground?: string;
  /** Box that is filled with `ground`, in pixels. Default: none; the footage shows. */
  card?: Box | null;
  /** Label of the button. */
  cta: string;
  /** Default: the brand's tagline. Null for none. */
  tagline?: string | null;
  /** Default: the brand's legal line. Null for none. */
  legal?: string | null;
  /** Content between logo and button, such as offer and price, given the size that is left, in pixels. */
  children?: (room: Size) => ReactNode;
  /** Entrances of the logo, the button, and tagline, URL and legal line. */
  enter?: {logo?: Motion; cta?: Motion; small?: Motion};
};

/** The end card: logo, offer, tagline, button, URL and legal line. */
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
      {card && <div style={{...placedAt(card), backgroundColor: ground}} />}
      <div data-end-card="" style={{...placedAt(box), display: 'flex', flexDirection: 'column', color: ink}}>
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
            <FittedText {...tagline} enter={enter.small} />
          </div>
        )}
        <Cta height={ctaHeight} maxWidth={box.width} color={primary} enter={enter.cta}>
          {cta}
        </Cta>
        {[url, legal].map(
          (words) =>
            words && (
              <div
                key={words.field}
                style={{marginTop: gap / 2, color: words === legal ? withAlpha(ink, 0.8) : ink}}
              >
                <FittedText {...words} enter={enter.small} />
              </div>
            ),
        )}
      </div>
    </>
  );
}

const placedAt = ({x, y, width, height}: Box) =>
  ({position: 'absolute', insetInlineStart: x, top: y, width, height}) as const;
