import {
  At,
  EndCard,
  fade,
  Logo,
  logoBox,
  type Motion,
  PriceTag,
  rise,
  type SpotGraphics,
  Super,
  scale,
  themeOn,
  useLayout,
  Words,
} from 'tenspot/picture';
import {usePage} from './page.ts';
import {CTA_AT, type hookProofOffer} from './template.ts';

const arrive: Motion = {moves: [rise('0.35em'), fade()], seconds: 0.4, stagger: 0.07};
const leave: Motion = {moves: fade(), seconds: 0.13};

export const Graphics: SpotGraphics<typeof hookProofOffer> = ({copy, brand, width, fps, slots}) => {
  const {u} = useLayout();
  const page = usePage();
  const {background, foreground} = brand.color;
  const super_ = {
    box: page.words,
    valign: page.valign,
    color: foreground,
    legibility: page.over ? ({kind: 'shade', from: 'top', color: background} as const) : ('none' as const),
  };
  const source = copy.proofSource
    ? {children: copy.proofSource, field: 'copy.proofSource', min: u(2.5), max: u(3)}
    : undefined;
  const logo = {
    size: 'medium',
    theme: themeOn(background),
    height: page.masthead.height,
    maxWidth: page.masthead.width,
  } as const;
  const {clear} = logoBox(brand, width, logo);
  const ctaAt = (slots.offer.frames * CTA_AT) / fps;
  const small = {moves: fade(), seconds: 0.3, delay: ctaAt + 0.2};
  return (
    <>
      <At slot="hook">
        <Super {...super_} field="copy.hook" min={u(4)} max={u(13.5)} lines={4} enter={arrive} exit={leave}>
          {copy.hook}
        </Super>
      </At>
      <At slot="product">
        <Super {...super_} field="copy.product" min={u(4)} max={u(10)} lines={3} enter={arrive} exit={leave}>
          {copy.product}
        </Super>
      </At>
      <At slot="proof">
        <Super
          {...super_}
          field="copy.proof"
          min={u(3.6)}
          max={u(7.6)}
          lines={6}
          note={source}
          enter={arrive}
          exit={leave}
        >
          {copy.proof}
        </Super>
      </At>
      <At slot="hook" through="proof">
        <div style={{position: 'absolute', left: page.masthead.x - clear, top: page.masthead.y - clear}}>
          <Logo {...logo} />
        </div>
      </At>
      <At slot="offer">
        <EndCard
          box={page.card}
          cta={copy.cta}
          tagline={copy.price ? null : brand.endCard.tagline}
          legal={copy.legal ?? brand.legal}
          enter={{cta: {moves: [rise('0.6em'), fade()], seconds: 0.4, delay: ctaAt}, small}}
        >
          {(room) => (
            <>
              <Words
                field="copy.offer"
                width={room.width}
                height={copy.price ? room.height - u(13) : room.height}
                min={u(4)}
                max={u(9.4)}
                lines={4}
                enter={arrive}
              >
                {copy.offer}
              </Words>
              {copy.price && (
                <div style={{marginTop: u(3)}}>
                  <PriceTag
                    price={copy.price}
                    was={copy.was}
                    shape="bare"
                    height={u(10)}
                    maxWidth={room.width}
                    enter={{
                      moves: [scale(0.86), fade()],
                      seconds: 0.5,
                      delay: ctaAt * 0.5,
                      ease: 'spring-soft',
                    }}
                  />
                </div>
              )}
            </>
          )}
        </EndCard>
      </At>
    </>
  );
};
