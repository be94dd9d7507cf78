import { Button, CopyButton, Text, TextInput } from '@mantine/core';
import { IconCopy } from '../../../components/ui/icons.tsx';
import { peopleTexts } from '../../../texts/people.ts';
import { useTexts } from '../../../texts/use-texts.ts';

/** The link of an invitation, to copy. */
export function InvitationLink({ email, link }: { email: string; link: string }) {
  const texts = useTexts(peopleTexts).invite;
  return (
    <>
      <Text size="sm">{texts.ready(email)}</Text>
      <TextInput
        label={texts.link}
        readOnly
        value={link}
        onFocus={(event) => event.currentTarget.select()}
        data-autofocus
      />
      <CopyButton value={link}>
        {({ copied, copy }) => (
          <Button variant="default" leftSection={<IconCopy />} onClick={copy}>
            {copied ? texts.copied : texts.copy}
          </Button>
        )}
      </CopyButton>
    </>
  );
}
