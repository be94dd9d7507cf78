import { createHmac } from 'node:crypto';

/** The bytes of one webhook, and its signature, as Meta sends them. */
export interface SignedWebhook {
  bytes: Buffer;
  signature: string;
}

/** Makes webhooks of one phone number, mostly prebuilt. */
export function webhookMaker(phoneNumberId: string, appSecret: string) {
  const metadata = `"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"${phoneNumberId}"}`;
  const head = `{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{${metadata}`;
  const tail = '},"field":"messages"}]}]}';
  const seconds = () => Math.floor(Date.now() / 1000);
  const signed = (text: string): SignedWebhook => {
    const bytes = Buffer.from(head + text + tail);
    return { bytes, signature: `sha256=${createHmac('sha256', appSecret).update(bytes).digest('hex')}` };
  };
  return {
    text: (digits: string, wamid: string, words: string) =>
      signed(
        `,"contacts":[{"profile":{"name":"Operator"},"wa_id":"${digits}"}],"messages":[{"from":"${digits}","id":"${wamid}","timestamp":"${seconds()}","text":{"body":"${words}"},"type":"text"}]`,
      ),
    status: (message: { to: string; wamid: string; opaque: string | undefined }, status: string) =>
      signed(
        `,"statuses":[{"id":"${message.wamid}","status":"${status}","timestamp":"${seconds()}","recipient_id":"${message.to}"${
          message.opaque === undefined ? '' : `,"biz_opaque_callback_data":"${message.opaque}"`
        },"pricing":{"billable":false,"pricing_model":"PMP","category":"service","type":"free_customer_service"}}]`,
      ),
  };
}
