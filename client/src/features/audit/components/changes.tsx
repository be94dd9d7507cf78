import type { AuditEntry } from '../../../../../shared/contracts/audit.ts';
import { IconRight } from '../../../components/ui/icons.tsx';
import { auditTexts } from '../../../texts/audit.ts';
import { useTexts } from '../../../texts/use-texts.ts';
import { type ChangedFact, changedFacts } from '../changed-facts.ts';
import { keyWords } from '../fact-words.ts';
import classes from './changes.module.css';
import { FactValue } from './fact-value.tsx';

const SHOWN = 4;

interface Props {
  entry: Pick<AuditEntry, 'before' | 'after'>;
  names: Record<string, string>;
}

/** What an act changed: before, and after. The first four; the rest unfolds. */
export function Changes({ entry, names }: Props) {
  const texts = useTexts(auditTexts);
  const facts = changedFacts(entry.before, entry.after);
  if (facts.length === 0) return texts.noChanges;
  const rest = facts.slice(SHOWN);
  return (
    <div className={classes.changes}>
      <FactList facts={facts.slice(0, SHOWN)} names={names} />
      {rest.length > 0 && (
        <details>
          <summary className={classes.more}>{texts.more(rest.length)}</summary>
          <FactList facts={rest} names={names} />
        </details>
      )}
    </div>
  );
}

function FactList({ facts, names }: { facts: ChangedFact[]; names: Record<string, string> }) {
  const texts = useTexts(auditTexts);
  return (
    <dl className={classes.list}>
      {facts.map(({ path, before, after }) => {
        const key = path.at(-1) ?? '';
        return (
          <div key={path.join('\u0000')} className={classes.fact}>
            <dt className={classes.key}>{path.map(keyWords).join(' › ')}</dt>
            <dd className={classes.values}>
              {before !== undefined && (
                <>
                  <del className={classes.before}>
                    <FactValue name={key} value={before} names={names} />
                  </del>
                  <span className={classes.arrow} role="img" aria-label={texts.became}>
                    <IconRight size={13} />
                  </span>
                </>
              )}
              <ins className={classes.after}>
                <FactValue name={key} value={after ?? null} names={names} />
              </ins>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
