/** To whom: a number as `+` and digits, or a business-scoped user id (BSUID) when the number is hidden. */
export type Recipient = { phoneNumber: string } | { userId: string };

/** Body of `POST /{version}/{phone-number-id}/messages`, of the kinds that we send [M:send]. */
export type GraphMessage = GraphEnvelope & (GraphText | GraphImage | GraphInteractive | GraphTemplate);

export interface GraphEnvelope {
  messaging_product: 'whatsapp';
  recipient_type: 'individual';
  /** `+` and digits. Exactly one of `to` and `recipient` is there. */
  to?: string;
  /** A BSUID [M:bsuid]. */
  recipient?: string;
  context?: { message_id: string };
  /** Comes back on every delivery status. */
  biz_opaque_callback_data: string;
}

export interface GraphText {
  type: 'text';
  text: { preview_url: false; body: string };
}

export interface GraphImage {
  type: 'image';
  image: { id: string; caption: string };
}

export interface GraphInteractive {
  type: 'interactive';
  interactive: GraphButtons | GraphList;
}

interface GraphButtons {
  type: 'button';
  header?: { type: 'image'; image: { id: string } };
  body: { text: string };
  action: { buttons: { type: 'reply'; reply: { id: string; title: string } }[] };
}

interface GraphList {
  type: 'list';
  body: { text: string };
  action: { button: string; sections: { rows: GraphListRow[] }[] };
}

export interface GraphListRow {
  id: string;
  title: string;
  description?: string;
}

interface GraphTemplate {
  type: 'template';
  template: {
    name: string;
    language: { code: string };
    components: GraphTemplateComponent[];
  };
}

export type GraphTemplateComponent =
  | { type: 'body'; parameters: { type: 'text'; text: string }[] }
  | {
      type: 'button';
      sub_type: 'quick_reply';
      index: string;
      parameters: [{ type: 'payload'; payload: string }];
    };
