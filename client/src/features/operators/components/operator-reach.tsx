import type { OperatorState } from '../../../../../shared/contracts/operators.ts';
import { IconAlert, IconCheck, IconClock } from '../../../components/ui/icons.tsx';
import { LoadingRows } from '../../../components/ui/loading-rows.tsx';
import { When } from '../../../components/ui/when.tsx';
import { operatorsTexts } from '../../../texts/operators.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import classes from './operator-reach.module.css';
import { OperatorTags } from './operator-tags.tsx';

/** Whether an operator can be reached, in plain words, and what to do when not. */
export function OperatorReach({ state }: { state: OperatorState | undefined }) {
  const texts = useTexts(operatorsTexts);
  if (!state) return <LoadingRows rows={2} height={24} />;
  const { failure, lastHeardAt } = state;
  return (
    <div className={classes.reach} data-testid="operator-reach">
      <OperatorTags state={{ ...state, failure: null }} />
      {failure && (
        <div className={classes.line} data-tone="bad">
          <IconAlert />
          <p>
            <b>{texts.failure}</b> (<When at={failure.at} />
            ). {failure.reason} {texts.failureAdvice}
          </p>
        </div>
      )}
      <WindowLine state={state} />
      {lastHeardAt && (
        <div className={classes.line}>
          <IconClock />
          <p>
            {texts.heard}: <When at={lastHeardAt} />
          </p>
        </div>
      )}
    </div>
  );
}

function WindowLine({ state }: { state: OperatorState }) {
  const texts = useTexts(operatorsTexts);
  if (state.windowOpenUntil) {
    return (
      <div className={classes.line} data-tone="good">
        <IconCheck />
        <p>
          {texts.windowOpen} <When at={state.windowOpenUntil} />.
        </p>
      </div>
    );
  }
  return (
    <div className={classes.line} data-tone="warn">
      <IconAlert />
      <p>{state.lastHeardAt ? texts.windowClosed : texts.windowNever}</p>
    </div>
  );
}
