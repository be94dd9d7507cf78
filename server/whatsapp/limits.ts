/**
 * Meta's limits in one place. Lengths are UTF-16 code units: Meta does not say what it counts, code units are
 * never fewer than characters. Sources: Meta's documentation pages, named in brackets.
 */

/** Body of a text message [M:text-msg]. */
export const TEXT_BODY_MAX = 4096;
/** Caption of an image, video or document [M:image-msg]. */
export const CAPTION_MAX = 1024;

/** Reply buttons in one interactive message [M:buttons]. */
export const BUTTONS_MAX = 3;
export const BUTTON_ID_MAX = 256;
export const BUTTON_TITLE_MAX = 20;
export const BUTTON_BODY_MAX = 1024;

/** Rows of a list, over all its sections together [M:list]. */
export const LIST_ROWS_MAX = 10;
export const LIST_SECTIONS_MAX = 10;
export const LIST_BODY_MAX = 4096;
/** The words on the button that opens a list [M:list]. */
export const LIST_OPEN_MAX = 20;
export const LIST_SECTION_TITLE_MAX = 24;
export const LIST_ROW_ID_MAX = 200;
export const LIST_ROW_TITLE_MAX = 24;
export const LIST_ROW_DESCRIPTION_MAX = 72;

/** Header and footer of any interactive message [M:buttons, M:list]. */
export const HEADER_TEXT_MAX = 60;
export const FOOTER_TEXT_MAX = 60;

/** Name of a message template: lower-case letters, digits and underscores [M:errors]. */
export const TEMPLATE_NAME_MAX = 512;
/** Buttons on a message template [M:templates]. */
export const TEMPLATE_BUTTONS_MAX = 10;
/** One body parameter when the template has other components too; body-only templates allow more [M:templates]. */
export const TEMPLATE_PARAMETER_MAX = 1024;
/** One body parameter of a template that has nothing but a body [M:templates]. */
export const TEMPLATE_BODY_ONLY_PARAMETER_MAX = 32_768;
/** Payload of a quick-reply button on a template; taken to be that of a reply button's id. */
export const TEMPLATE_PAYLOAD_MAX = 256;

/** `biz_opaque_callback_data`, echoed on every delivery status. */
export const OPAQUE_MAX = 512;

/** Digits of a phone number, without the `+` (E.164). */
export const PHONE_DIGITS_MAX = 15;

/** Bytes of one webhook [M:wh-overview]. */
export const WEBHOOK_BYTES_MAX = 3 * 1024 * 1024;
/** Updates in one webhook [M:wh-endpoint]. */
export const WEBHOOK_UPDATES_MAX = 1000;

/** Bytes of media by kind, outbound [M:media]. */
export const IMAGE_BYTES_MAX = 5 * 1024 * 1024;
export const AUDIO_BYTES_MAX = 16 * 1024 * 1024;
export const VIDEO_BYTES_MAX = 16 * 1024 * 1024;
export const DOCUMENT_BYTES_MAX = 100 * 1024 * 1024;
/** Bytes of any media that a person may send us [M:media]. */
export const INBOUND_MEDIA_BYTES_MAX = 100 * 1024 * 1024;
/** Image types that may be sent [M:media]. */
export const SENDABLE_IMAGE_TYPES = ['image/jpeg', 'image/png'] as const;

/** How long the address of a download works, seconds [M:media]. */
export const MEDIA_URL_SECONDS = 5 * 60;
/** How long the media id of an inbound message works, seconds [M:media]. */
export const INBOUND_MEDIA_ID_SECONDS = 7 * 24 * 60 * 60;
/** How long the id of an upload works, seconds [M:media]. */
export const UPLOADED_MEDIA_ID_SECONDS = 30 * 24 * 60 * 60;

/** Customer-service window after each inbound message, seconds [M:send]. */
export const SERVICE_WINDOW_SECONDS = 24 * 60 * 60;
/** Messages a second of one business number, both directions, at the standard level [M:throughput]. */
export const NUMBER_MESSAGES_PER_SECOND = 80;
/** Steady pace to one person: a message in so many seconds [M:platform]. */
export const PAIR_SECONDS_PER_MESSAGE = 6;
/** Messages to one person that may be borrowed from the future at once [M:platform]. */
export const PAIR_BURST_MAX = 45;
/** A typing indicator disappears after so many seconds [M:typing]. */
export const TYPING_SECONDS = 25;
