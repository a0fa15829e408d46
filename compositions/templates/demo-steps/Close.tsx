import type {CopyOf} from 'tenspot';
import {
  Cta,
  FittedText,
  Logo,
  logoBox,
  PriceTag,
  Super,
  themeOn,
  useLayout,
  useSlotFrame,
  useSpot,
} from 'tenspot/picture';
import type {CardColors} from './card-colors.ts';
import {useCloseFooter} from './close-footer.ts';
import {useMotions} from './motions.ts';
import {usePageLayout} from './page-layout.ts';
import {CTA_AT, type demoSteps} from './template.ts';

type Props = {copy: CopyOf<typeof demoSteps>; paint: CardColors};

/** The last card: product, offer, price, button, URL and legal line. */
export function Close({copy, paint}: Props) {
  const {u, safe} = useLayout();
  const {brand, width} = useSpot();
  const page = usePageLayout();
  const {head, apart} = page.close;
  const footer = useCloseFooter(page.close.foot.width, copy);
  const {line} = useMotions();
  const logo = {size: 'medium', theme: themeOn(paint.ground), height: page.logo} as const;
  const {clear} = logoBox(brand, width, logo);
  const offer = copy.offer ?? brand.endCard.tagline;
  return (
    <>
      <div style={{position: 'absolute', insetInlineStart: safe.x - clear, top: safe.y - clear}}>
        <Logo {...logo} />
      </div>
      <Super
        box={apart ? head : {...head, height: head.height - footer.height - footer.between}}
        field="copy.product"
        min={u(4)}
        max={u(30)}
        lines={4}
        color={paint.ink}
        enter={line(0.15)}
        note={{
          children: offer,
          field: copy.offer ? 'copy.offer' : 'brand.end-card.tagline',
          min: u(3.4),
          max: u(5),
        }}
      >
        {copy.product}
      </Super>
      <Footer copy={copy} paint={paint} />
    </>
  );
}

function Footer({copy, paint}: Props) {
  const {x: left, y, width, height: room} = usePageLayout().close.foot;
  const {small, price, cta, between, height} = useCloseFooter(width, copy);
  const {figure, stamp, fadeIn} = useMotions();
  const {frames, fps} = useSlotFrame();
  const seconds = (frames * CTA_AT) / fps;
  return (
    <div
      style={{
        position: 'absolute',
        insetInlineStart: left,
        top: y + room - height,
        width,
        height,
        color: paint.ink,
      }}
    >
      {copy.price && (
        <div style={{marginBottom: between}}>
          <PriceTag
            price={copy.price}
            was={copy.was}
            shape="bare"
            height={price}
            maxWidth={width}
            color={paint.ink}
            ink={paint.ink}
            enter={{...stamp, delay: seconds / 2}}
          />
        </div>
      )}
      <Cta height={cta} maxWidth={width} color={paint.accent} enter={{...figure(0), delay: seconds}}>
        {copy.cta}
      </Cta>
      {small.map(({words, above}) => (
        <div key={words.field} style={{marginTop: above}}>
          <FittedText {...words} enter={{...fadeIn(0), delay: seconds + 0.2}} />
        </div>
      ))}
    </div>
  );
}
