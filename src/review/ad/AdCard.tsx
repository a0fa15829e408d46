import type {BoardVariant} from '../../spot/review/board.ts';
import {mediaUrl} from '../app/ask.ts';

/** What goes out beside a master: the texts, the cover, the button and the addresses, as the decision covers them. */
export function AdCard({variant: {id, sha256, ad}}: {variant: Pick<BoardVariant, 'id' | 'sha256' | 'ad'>}) {
  if (ad === null) return null;
  const {texts, callToAction, destinations, cover, hash} = ad;
  return (
    <section className="ad" aria-label={`Ad of ${id}`} data-ad={hash}>
      <h3>Ad</h3>
      <div className="ad-unit">
        {texts
          .filter(({name}) => name === 'primary text')
          .map(({name, text}) => (
            <p key={name} className="ad-primary">
              {text}
            </p>
          ))}
        <div className="ad-body">
          <img src={mediaUrl('cover', `${sha256}.${cover}`)} alt={`Cover: frame ${cover}`} loading="lazy" />
          <div className="ad-words">
            {texts
              .filter(({name}) => name !== 'primary text')
              .map(({name, text}) => (
                <p key={name} className={`ad-${name.replace(' ', '-')}`} title={name}>
                  {text}
                </p>
              ))}
            {callToAction !== null && <span className="ad-button">{callToAction}</span>}
          </div>
        </div>
      </div>
      {destinations.map(({placement, url}) => (
        <p key={placement ?? ''} className="ad-address">
          {placement !== null && <span className="quiet">{placement} </span>}
          {url}
        </p>
      ))}
    </section>
  );
}
