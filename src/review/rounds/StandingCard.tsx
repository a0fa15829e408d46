import type {BoardVariant} from '../../spot/review/board.ts';
import {AdCard} from '../ad/AdCard.tsx';
import {useReview} from '../app/review-context.ts';
import {describeStanding} from './describe-standing.ts';

/** Who has decided about a master. A decision about another file is shown as void, with what changed. */
export function StandingCard({variant}: {variant: BoardVariant}) {
  const {id, standing} = variant;
  const {board} = useReview();
  const {word, tone} = describeStanding(standing, board.rounds.length > 0);
  return (
    <li className={`card is-${tone}`} data-standing={id}>
      <p className="meta">
        <strong>{id}</strong>
        <span className={tone}>{word}</span>
      </p>
      <AdCard variant={variant} />
      {standing.decisions.map(({by, stage, decision, changed, comment}) => {
        const isVoid = changed.length > 0;
        return (
          <p key={`${stage} ${by}`} className={isVoid ? 'void' : ''}>
            <span className={isVoid ? 'struck' : ''}>
              {stage}: {by}, {decision.replaceAll('-', ' ')}
            </span>
            {comment && <q>{comment}</q>}
            {isVoid && <span className="doubt"> void: changed since: {changed.join(', ')}</span>}
          </p>
        );
      })}
      {standing.missing.length > 0 && (
        <p className="quiet">
          waits for {standing.missing.map(({person, stage}) => `${person} (${stage})`).join(', ')}
        </p>
      )}
    </li>
  );
}
