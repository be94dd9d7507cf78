export type MessageStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'failed';

/** Outbound: from the business to the operator. Inbound: the other way. */
export type Direction = 'inbound' | 'outbound';

export type ChatMessage = {
  /** Counts up over all phones: a place to read on from. */
  seq: number;
  wamid: string;
  /** Digits of the operator's phone. */
  phone: string;
  direction: Direction;
  type: string;
  /** The part of the message that its type names, as it went over the wire. */
  content: unknown;
  /** Unix seconds. */
  timestamp: number;
  /** The wamid of the quoted message. */
  quote: string | null;
  status: MessageStatus;
  failedWith: number | null;
  /** The emoji that each side put on it. */
  reactions: { [direction in Direction]?: string };
  callbackData: string | null;
  /** How the operator was addressed: a status says less when it was by BSUID. */
  sentTo: 'phone' | 'bsuid';
};
