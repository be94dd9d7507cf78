import { Button, Center } from '@mantine/core';
import { useTexts } from '../../texts/use-texts.ts';

interface Props {
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  text?: string;
}

/** Under a list that goes on; what is shown stays where it is. */
export function LoadMore({ list, text }: Props) {
  const texts = useTexts().app;
  if (!list.hasNextPage) return null;
  return (
    <Center mt="lg">
      <Button variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {text ?? texts.more}
      </Button>
    </Center>
  );
}
