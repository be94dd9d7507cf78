import {
  type CountryCode,
  ParseError,
  parsePhoneNumberWithError,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max';
import { badField } from '../errors.ts';
import { waIdVariants } from '../whatsapp/number-variants.ts';

/** Spaces of all kinds, marks of writing direction that are copied along with numbers, and other invisible signs. */
const INVISIBLE = /[\s\p{Cf}]+/gu;

/**
 * A phone number as people write it → E.164, such as `+12025550123`. It must name its country (`+` or `00`), since
 * WhatsApp would guess the country otherwise [M:send]. Old spellings of mobile numbers in Mexico (`+52 1 …`) and
 * Brazil (without the 9) become the ones of today. With a `country` (ISO 3166) a number without its country is one of that
 * country.
 * @throws AppError bad_request that says what is wrong with it, under the name `field`.
 */
export function normalisePhoneNumber(input: string, field = 'phoneNumber', country?: CountryCode): string {
  const text = input.normalize('NFKC').replace(INVISIBLE, ' ').trim().replace(/^00/, '+');
  if (!country && !text.startsWith('+')) {
    throw badField(field, 'must begin with + (or 00) and the country code, such as +1 202 555 0123');
  }
  const { number, ext } = parse(text, field, country);
  if (ext) throw badField(field, 'has an extension: WhatsApp reaches whole numbers only');
  const spellings = waIdVariants(number.slice(1)).map((digits) => `+${digits}`);
  const valid = spellings.find((spelling) => parsePhoneNumberWithError(spelling).isValid());
  if (!valid) throw badField(field, whyInvalid(number));
  return valid;
}

function parse(text: string, field: string, country: CountryCode | undefined) {
  try {
    return parsePhoneNumberWithError(text, { extract: false, ...(country && { defaultCountry: country }) });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    throw badField(field, REASONS[error.message] ?? NO_NUMBER);
  }
}

const NO_NUMBER = 'is not a phone number';
const REASONS: Record<string, string> = {
  INVALID_COUNTRY: 'begins with a country code that does not exist',
  TOO_SHORT: 'is too short for a number of its country',
  TOO_LONG: 'is too long for a number of its country',
  INVALID_LENGTH: 'has the wrong number of digits for its country',
};

function whyInvalid(number: string): string {
  return REASONS[validatePhoneNumberLength(number) ?? ''] ?? 'is a number that its country does not give out';
}
