import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/console-log';
import { useState } from 'react';
import { answer, api } from '../../api/client.js';
import { wordsOf } from '../../api/problem.js';
import type { RequestSearch } from './request-search.js';

const t = texts.requests.export;

interface ExportProps {
  readonly websiteId: string;
  readonly search: RequestSearch;
}

/** The narrowed list as a file of any length; how much is read stands beside the buttons while it comes. */
export function ExportRequests({ websiteId, search }: ExportProps) {
  const [bytes, setBytes] = useState<number | null>(null);
  const fetchFile = async (format: 'csv' | 'ndjson'): Promise<void> => {
    setBytes(0);
    try {
      const query = { ...search, format };
      const stream: ReadableStream<Uint8Array<ArrayBuffer>> | null = await answer(
        api.GET('/api/websites/{website_id}/requests/export', { params: { path: { website_id: websiteId }, query }, parseAs: 'stream' }),
      );
      offerFile(await readAll(stream, setBytes), `requests.${format}`);
      notifications.show({ message: t.done });
    } catch (error) {
      notifications.show({ color: 'red', message: wordsOf(error) });
    } finally {
      setBytes(null);
    }
  };
  return (
    <Group gap="xs">
      {bytes === null ? null : (
        <Text size="sm" role="status">
          {t.progress(Math.round(bytes / 1000))}
        </Text>
      )}
      <Button size="xs" variant="default" loading={bytes !== null} onClick={() => void fetchFile('csv')}>
        {t.csv}
      </Button>
      <Button size="xs" variant="default" loading={bytes !== null} onClick={() => void fetchFile('ndjson')}>
        {t.ndjson}
      </Button>
    </Group>
  );
}

async function readAll(stream: ReadableStream<Uint8Array<ArrayBuffer>> | null, onBytes: (read: number) => void): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let read = 0;
  const reader = stream?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    read += part.value.byteLength;
    onBytes(read);
  }
  return new Blob(parts);
}

/** Hands a file to the browser, which asks or knows where to put it. */
export function offerFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
