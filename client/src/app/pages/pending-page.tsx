import { Center, Loader } from '@mantine/core';
import { useTexts } from '../../texts/use-texts.ts';

/** While a page is on its way. */
export function PendingPage() {
  const texts = useTexts();
  return (
    <Center mih="50dvh" role="status" aria-label={texts.app.loading}>
      <Loader />
    </Center>
  );
}
