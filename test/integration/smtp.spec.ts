import { Mailer } from '@gatehouse/platform';
import { SMTPServer } from 'smtp-server';
import { DataSource } from 'typeorm';
import { aGatehouse, type TestGatehouse } from '../support/apps.js';
import { freePort } from '../support/environment.js';
import { eventually } from '../support/eventually.js';

describe('mail by SMTP', () => {
  const received: string[] = [];
  let accepting = true;
  let server: SMTPServer;
  let gatehouse: TestGatehouse;

  beforeAll(async () => {
    const port = await freePort();
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let mail = '';
        stream.on('data', (chunk: Buffer) => (mail += chunk.toString()));
        stream.on('end', () => {
          if (accepting) received.push(mail);
          done(accepting ? null : new Error('try again later'));
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
    gatehouse = await aGatehouse({ SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Gatehouse <no-reply@example.com>' });
  });
  afterAll(async () => {
    await gatehouse.stop();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it('goes out once, again after the server refused it, and carries the id of its message', async () => {
    const worker = await gatehouse.startWorker();
    accepting = false;
    await worker
      .get(DataSource)
      .transaction((transaction) =>
        worker.get(Mailer).send(transaction, { to: 'ada@example.com', subject: 'Grüße', text: 'One line.\nAnother.' }),
      );
    const refused = await eventually(async () => {
      const [row] = await gatehouse.database.query<{ id: string; last_error: string | null }>('SELECT id, last_error FROM outbox_message');
      return row?.last_error ? row : undefined;
    });
    expect(refused.last_error).toContain('try again later');
    accepting = true;
    await eventually(async () =>
      (await gatehouse.database.query('SELECT 1 FROM outbox_message WHERE done_at IS NULL')).length === 0 ? true : undefined,
    );
    expect(received).toHaveLength(1);
    expect(received[0]).toContain('To: ada@example.com');
    expect(received[0]).toMatch(new RegExp(`Message-ID: <${refused.id}@localhost>`, 'i'));
    // The built-in mailbox is for when there is no server.
    expect(await gatehouse.database.query('SELECT 1 FROM mailbox_message')).toEqual([]);
  });
});
