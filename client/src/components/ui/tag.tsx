import type { ComponentProps } from 'react';
import classes from './tag.module.css';

export type Tone = 'good' | 'busy' | 'quiet' | 'warn' | 'bad';

/** A short word on a tinted ground: a status, a result, a mark. The word carries the meaning, the color helps. */
export function Tag({ tone, className = '', ...rest }: { tone: Tone } & ComponentProps<'span'>) {
  return <span className={`${classes.tag} ${className}`} data-tone={tone} {...rest} />;
}
