import type { ChatMessage } from './message.ts';
import type { Switches } from './switches.ts';

export type EmulatorEvent =
  | { type: 'phone'; phone: string }
  | { type: 'message'; phone: string; message: ChatMessage }
  | { type: 'status'; phone: string; wamid: string; status: ChatMessage['status']; failedWith: number | null }
  | { type: 'reaction'; phone: string; wamid: string; reactions: ChatMessage['reactions'] }
  | { type: 'typing'; phone: string; until: number }
  | { type: 'switches'; switches: Switches };

type Listener = (event: EmulatorEvent) => void;
export type Events = { emit(event: EmulatorEvent): void; subscribe(listener: Listener): () => void };

export function createEvents(): Events {
  const listeners = new Set<Listener>();
  return {
    emit(event) {
      for (const listener of listeners) listener(event);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
