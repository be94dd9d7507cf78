import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { PlayAct } from '../../../../../../shared/contracts/play-template.ts';
import { playTexts } from '../../../../texts/play.ts';
import { useTexts } from '../../../../texts/use-texts.ts';
import { playQuery } from '../../api/play-template.ts';
import { playable } from '../../playable.ts';

export interface PlayedTemplate {
  name: string;
  tasks: readonly unknown[];
}

export interface Players {
  machineName?: string | undefined;
  operatorName?: string | undefined;
}

/** As many as the server plays. */
const MOST_ACTS = 300;
/** Milliseconds after the last key that the chat follows what is written. */
const PAUSE_MS = 300;

/** The chat of a template that may still be written, and what the person at it has said; keeps that while it fits the tasks. */
export function usePlay(template: PlayedTemplate, { machineName, operatorName }: Players) {
  const texts = useTexts(playTexts);
  const [said, setSaid] = useState<PlayAct[]>([]);
  const [written] = useDebouncedValue(template, PAUSE_MS);
  const { name, tasks, leftOut } = useMemo(
    () => playable(written, texts.untitled),
    [written, texts.untitled],
  );
  const players = {
    machineName: machineName || texts.machine,
    operatorName: operatorName || texts.operator,
  };
  const chat = useQuery(playQuery({ name, tasks, ...players, said }));
  const { data, isPlaceholderData } = chat;
  if (data && !isPlaceholderData && data.played < said.length) setSaid(said.slice(0, data.played));
  return {
    ...chat,
    said,
    total: tasks.length,
    leftOut,
    canSay: data?.ended === null && said.length < MOST_ACTS,
    isFull: said.length >= MOST_ACTS,
    say: (act: PlayAct) => setSaid((before) => (before.length < MOST_ACTS ? [...before, act] : before)),
    restart: () => setSaid([]),
  };
}

export type Play = ReturnType<typeof usePlay>;
