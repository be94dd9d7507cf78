/**
 * What we say to an operator, neutral to the channel: `whatsapp/render` makes Meta's shapes of it and keeps
 * Meta's limits. A message has buttons, or a list, or neither.
 */
export interface OutgoingContent {
  text: string;
  /** At most three; a channel that cannot show them shows `text` alone, which always says what may be typed. */
  buttons?: Button[];
  list?: PickList;
  /** Filename of a picture of ours that is shown above the text; without it the text still says all. */
  picture?: string;
}

export interface Button {
  id: string;
  title: string;
}

export interface PickList {
  /** The words on the button that opens the list. */
  open: string;
  rows: PickRow[];
}

export interface PickRow {
  id: string;
  title: string;
  description?: string;
}
