export type DeliveryKind = 'message' | 'status' | 'batch';

export type Attempt = { at: string; status: number | null; error: string | null };

/** One webhook POST with all its attempts. */
export type Delivery = {
  id: number;
  kind: DeliveryKind;
  wamids: string[];
  state: 'pending' | 'delivered' | 'dropped';
  /** What is sent, byte for byte. */
  body: string;
  attempts: Attempt[];
};
