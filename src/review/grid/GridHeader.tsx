import {useReview} from '../app/review-context.ts';
import {RoundButton} from '../rounds/RoundButton.tsx';
import type {Filter} from './filter.ts';

type Props = {
  shown: number;
  filter: Filter;
  setFilter: (filter: Filter) => void;
  onlyDifferent: boolean;
  setOnlyDifferent: (on: boolean) => void;
};

/** The spot, the filters and the round. */
export function GridHeader({shown, filter, setFilter, onlyDifferent, setOnlyDifferent}: Props) {
  const {board, tab, openTab} = useReview();
  const {axes, variants, title} = board;
  const approved = variants.filter(({standing}) => standing.approved).length;
  const choose = (axis: string, value: string): void => {
    const {[axis]: _, ...others} = filter;
    setFilter(value === '' ? others : {...others, [axis]: value});
  };
  return (
    <header className="top">
      <div className="title">
        <h1>{title}</h1>
        <p className="quiet">
          {shown === variants.length ? `${shown} variants` : `${shown} of ${variants.length} variants`}
          {!board.exported && ` · ${approved} approved`}
        </p>
      </div>
      <div className="filters">
        {axes
          .filter(({values}) => values.length > 1)
          .map(({name, values}) => (
            <label key={name}>
              <span>{name}</span>
              <select value={filter[name] ?? ''} onChange={(event) => choose(name, event.target.value)}>
                <option value="">all</option>
                {values.map((value) => (
                  <option key={value}>{value}</option>
                ))}
              </select>
            </label>
          ))}
        <button
          type="button"
          className="toggle"
          aria-pressed={onlyDifferent}
          onClick={() => setOnlyDifferent(!onlyDifferent)}
        >
          Only what differs
        </button>
      </div>
      <div className="actions">
        <RoundButton />
        {!board.exported && (
          <button
            type="button"
            aria-pressed={tab === 'decide'}
            onClick={() => openTab(tab === 'decide' ? null : 'decide')}
          >
            Decide
          </button>
        )}
      </div>
    </header>
  );
}
