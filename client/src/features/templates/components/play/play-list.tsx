import { Menu } from '@mantine/core';
import type { PlayMessage } from '../../../../../../shared/contracts/play-template.ts';
import { IconList } from '../../../../components/ui/icons.tsx';
import classes from './play-chat.module.css';

type Props = NonNullable<PlayMessage['list']> & { disabled: boolean; onPick: (id: string) => void };

/** The button that opens a list, and its rows. */
export function PlayList({ open, rows, disabled, onPick }: Props) {
  return (
    <Menu width={280} position="top" shadow="md" withinPortal>
      <Menu.Target>
        <button type="button" className={classes.button} disabled={disabled}>
          <IconList size={15} /> {open}
        </button>
      </Menu.Target>
      <Menu.Dropdown className={classes.rows}>
        {rows.map(({ id, title, description }) => (
          <Menu.Item key={id} onClick={() => onPick(id)}>
            <span dir="auto">{title}</span>
            {description && (
              <span className={classes.description} dir="auto">
                {description}
              </span>
            )}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
