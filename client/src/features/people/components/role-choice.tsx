import { Radio, Stack } from '@mantine/core';
import { type Role, roles } from '../../../../../shared/words.ts';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';

interface Props {
  value: Role;
  onChange: (role: Role) => void;
  error?: string | undefined;
}

/** One of the roles, each with what it may do. */
export function RoleChoice({ value, onChange, error }: Props) {
  const texts = useTexts(peopleTexts);
  const names = useTexts().roles;
  return (
    <Radio.Group label={texts.role} value={value} onChange={(role) => onChange(role as Role)} error={error}>
      <Stack gap="sm" mt="xs">
        {roles.map((role) => (
          <Radio key={role} value={role} label={names[role]} description={texts.roleHints[role]} />
        ))}
      </Stack>
    </Radio.Group>
  );
}
