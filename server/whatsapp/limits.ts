/**
 * Meta's limits in one place. Lengths are UTF-16 code units: Meta does not say what it counts, and code units are
 * never fewer than characters. Each group names the documentation page that it is from.
 */
export const limits = {
  /** [M:text-msg] */
  text: { body: 4096 },

  /** [M:image-msg]; the same for video and document. */
  media: { caption: 1024 },

  /** Reply buttons [M:buttons]. */
  buttons: { count: 3, id: 256, title: 20, body: 1024, header: 60, footer: 60 },

  /** Lists [M:list]. `rows` counts over all sections; `open` is the words on the button that opens the list. */
  list: {
    sections: 10,
    rows: 10,
    open: 20,
    body: 4096,
    header: 60,
    footer: 60,
    sectionTitle: 24,
    rowId: 200,
    rowTitle: 24,
    rowDescription: 72,
  },

  /** A message with a button that opens a web page [M:cta]. */
  link: { title: 20, body: 1024, header: 60, footer: 60 },

  /**
   * Message templates [M:templates, M:errors]. `parameter` holds when the template has more than a body. The payload
   * of a quick reply is not documented: taken to be that of a reply button's id.
   */
  template: { name: 512, buttons: 10, label: 25, parameter: 1024, bodyOnlyParameter: 32_768, payload: 256 },

  /** Contact cards in one message. */
  contacts: { count: 257 },

  /** `biz_opaque_callback_data`, echoed on every delivery status. */
  opaque: 512,

  /** Digits of a phone number, without the `+` (E.164). */
  phoneDigits: 15,

  /** One webhook: bytes of its body [M:wh-overview], updates in it [M:wh-endpoint]. */
  webhook: { bytes: 3 * 1024 * 1024, updates: 1000 },

  /** Bytes of media that is sent, and of any media that a person may send us [M:media]. */
  mediaBytes: {
    audio: 16 * 1024 * 1024,
    document: 100 * 1024 * 1024,
    image: 5 * 1024 * 1024,
    sticker: 100 * 1024,
    animatedSticker: 500 * 1024,
    video: 16 * 1024 * 1024,
    inbound: 100 * 1024 * 1024,
  },

  /** Image types that may be sent [M:media]. */
  sendableImageTypes: ['image/jpeg', 'image/png'],

  /** Seconds that an address or an id of media works [M:media]. */
  mediaSeconds: { url: 5 * 60, inboundId: 7 * 86_400, uploadedId: 30 * 86_400 },

  /** Seconds of the customer-service window after an inbound message [M:send], and of a typing indicator [M:typing]. */
  seconds: { serviceWindow: 86_400, typing: 25 },

  /**
   * How fast one business number may send: messages a second in all, both directions, at the standard level
   * [M:throughput]; to one person a message in so many seconds, of which a burst may be borrowed [M:platform].
   */
  pace: { messagesPerSecond: 80, secondsPerMessageToOnePerson: 6, burstToOnePerson: 45 },
} as const;
