import { defineJob } from '../queue/job.js';

/** One mail to one person. Plain text: it reads everywhere and cannot hide where a link goes. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export const sendMail = defineJob<Mail>({
  queue: 'mail',
  name: 'mail.send',
  parse(payload) {
    const { to, subject, text } = payload as Partial<Mail>;
    if (typeof to !== 'string' || typeof subject !== 'string' || typeof text !== 'string')
      throw new Error('a mail needs the texts to, subject and text');
    return { to, subject, text };
  },
});
