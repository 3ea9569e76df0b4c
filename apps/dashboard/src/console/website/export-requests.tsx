import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { texts } from '@texts/console-log';
import { useRef, useState } from 'react';
import { answer, api } from '../../api/client.js';
import { wordsOf } from '../../api/problem.js';
import type { RequestSearch } from './request-search.js';

const t = texts.requests.export;

interface ExportProps {
  readonly websiteId: string;
  readonly search: RequestSearch;
}

interface Progress {
  readonly rows: number;
  readonly bytes: number;
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The narrowed list as a file of any length; how much is read stands beside the buttons while it comes, and it can be cut short. */
export function ExportRequests({ websiteId, search }: ExportProps) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const reading = useRef<AbortController | null>(null);
  const fetchFile = async (format: 'csv' | 'ndjson'): Promise<void> => {
    const { signal } = (reading.current = new AbortController());
    setProgress({ rows: 0, bytes: 0 });
    try {
      const params = { path: { website_id: websiteId }, query: { ...search, format } };
      const stream: ReadableStream<Bytes> | null = await answer(
        api.GET('/api/websites/{website_id}/requests/export', { params, parseAs: 'stream', signal }),
      );
      const { parts, rows } = await readAll(stream, setProgress);
      offerFile(new Blob(parts), `requests.${format}`);
      notifications.show({ message: t.done(format === 'csv' ? rows - 1 : rows) });
    } catch (error) {
      notifications.show(signal.aborted ? { message: t.stopped } : { color: 'red', message: wordsOf(error) });
    } finally {
      setProgress(null);
    }
  };
  if (progress !== null)
    return (
      <Group gap="xs">
        <Text size="sm" role="status">
          {t.progress(progress.rows, Math.round(progress.bytes / 1000))}
        </Text>
        <Button size="xs" variant="default" onClick={() => reading.current?.abort()}>
          {t.stop}
        </Button>
      </Group>
    );
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" onClick={() => void fetchFile('csv')}>
        {t.csv}
      </Button>
      <Button size="xs" variant="default" onClick={() => void fetchFile('ndjson')}>
        {t.ndjson}
      </Button>
    </Group>
  );
}

const NEWLINE = 10;

async function readAll(
  stream: ReadableStream<Bytes> | null,
  onProgress: (progress: Progress) => void,
): Promise<{ readonly parts: Bytes[]; readonly rows: number }> {
  const parts: Bytes[] = [];
  let [rows, bytes] = [0, 0];
  const reader = stream?.getReader();
  for (let part = await reader?.read(); part?.value; part = await reader?.read()) {
    parts.push(part.value);
    bytes += part.value.byteLength;
    for (const byte of part.value) if (byte === NEWLINE) rows += 1;
    onProgress({ rows, bytes });
  }
  return { parts, rows };
}

/** Hands a file to the browser, which asks or knows where to put it. */
export function offerFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
