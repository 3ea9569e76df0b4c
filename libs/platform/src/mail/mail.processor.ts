import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import type { EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Environment } from '../config/environment.js';
import type { Delivery, JobProcessor } from '../queue/job.js';
import { InstanceSecrets } from '../secrets/instance-secrets.js';
import { sendMail, type Mail } from './mail.jobs.js';
import { MAILBOX_SEAL } from './mailbox.js';

/**
 * Sends one mail: to the SMTP server, or into the built-in mailbox while there is none (embedded mode).
 * The mailbox gets each mail exactly once. SMTP has no such promise: if the process dies between the server's acceptance and our
 * commit, the mail goes again with the same Message-ID, by which mail servers drop the repeat.
 */
@Injectable()
export class MailProcessor implements JobProcessor<Mail> {
  readonly job = sendMail;
  private readonly smtp: Transporter | undefined;

  constructor(
    private readonly environment: Environment,
    private readonly clock: Clock,
    private readonly secrets: InstanceSecrets,
  ) {
    const { SMTP_URL } = environment.values;
    if (SMTP_URL !== '')
      this.smtp = createTransport({ url: SMTP_URL, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 10_000 });
  }

  async process(mail: Mail, transaction: EntityManager, delivery: Delivery): Promise<void> {
    const { MAIL_FROM, PUBLIC_URL } = this.environment.values;
    if (this.smtp) {
      await this.smtp.sendMail({
        from: MAIL_FROM,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        messageId: `<${delivery.id}@${new URL(PUBLIC_URL).hostname}>`,
      });
      return;
    }
    await transaction.query('INSERT INTO mailbox_message (id, mail_sealed, sent_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      delivery.id,
      this.secrets.seal(MAILBOX_SEAL, JSON.stringify(mail), delivery.id),
      this.clock.now(),
    ]);
  }
}
