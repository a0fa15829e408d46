import {
  Cta,
  Logo,
  logoBox,
  PriceTag,
  Super,
  themeOn,
  useLayout,
  useMoment,
  useSpot,
  Words,
} from 'tenspot/picture';
import type {z} from 'zod';
import type {Paint} from './colors.ts';
import {useFoot} from './foot.ts';
import {useMotions} from './moves.ts';
import {usePage} from './page.ts';
import {CTA_AT, type demoSteps} from './template.ts';

type Props = {copy: z.output<(typeof demoSteps)['copy']>; paint: Paint};

/** What it is, what one gets and for how much, what to do, where. */
export function Close({copy, paint}: Props) {
  const {u, safe} = useLayout();
  const {brand, width} = useSpot();
  const page = usePage();
  const {head, apart} = page.close;
  const foot = useFoot(page.close.foot.width, copy);
  const {line} = useMotions();
  const logo = {size: 'medium', theme: themeOn(paint.ground), height: page.logo} as const;
  const {clear} = logoBox(brand, width, logo);
  const offer = copy.offer ?? brand.endCard.tagline;
  return (
    <>
      <div style={{position: 'absolute', left: safe.x - clear, top: safe.y - clear}}>
        <Logo {...logo} />
      </div>
      <Super
        box={apart ? head : {...head, height: head.height - foot.height - foot.between}}
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
      <Foot copy={copy} paint={paint} />
    </>
  );
}

function Foot({copy, paint}: Props) {
  const {x: left, y, width, height: room} = usePage().close.foot;
  const {small, price, cta, between, height} = useFoot(width, copy);
  const {figure, stamp, fadeIn} = useMotions();
  const {frames, fps} = useMoment();
  const seconds = (frames * CTA_AT) / fps;
  return (
    <div style={{position: 'absolute', left, top: y + room - height, width, height, color: paint.ink}}>
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
          <Words {...words} enter={{...fadeIn(0), delay: seconds + 0.2}} />
        </div>
      ))}
    </div>
  );
}
