import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useRef, useState } from 'react';
import { wordsOf } from '../api/problem.js';
import { offerFile } from './offer-file.js';

type Bytes = Uint8Array<ArrayBuffer>;
type Stream = ReadableStream<Bytes> | null;

export interface ExportFilesProps<Format extends 'csv' | 'ndjson'> {
  /** The files that are offered, with the words on their buttons. */
  readonly formats: Readonly<Record<Format, string>>;
  /** What the file is called, without its ending. */
  readonly name: string;
  readonly read: (format: Format, signal: AbortSignal) => Promise<Stream>;
  readonly words: {
    readonly progress: (rows: number, kilobytes: number) => string;
    readonly done: (rows: number) => string;
    readonly stop: string;
    readonly stopped: string;
  };
}

interface Progress {
  readonly rows: number;
  readonly bytes: number;
}

/** A list as a file of any length; how much is read stands in place of the buttons while it comes, and it can be cut short. */
export function ExportFiles<Format extends 'csv' | 'ndjson'>({ formats, name, read, words }: ExportFilesProps<Format>) {
  const [progress, setProgress] = useState<Progress | null>(null);
  const reading = useRef<AbortController | null>(null);
  const fetchFile = async (format: Format): Promise<void> => {
    const { signal } = (reading.current = new AbortController());
    setProgress({ rows: 0, bytes: 0 });
    try {
      const { parts, rows } = await readAll(await read(format, signal), setProgress);
      offerFile(new Blob(parts), `${name}.${format}`);
      notifications.show({ message: words.done(format === 'csv' ? rows - 1 : rows) });
    } catch (error) {
      notifications.show(signal.aborted ? { message: words.stopped } : { color: 'red', message: wordsOf(error) });
    } finally {
      setProgress(null);
    }
  };
  if (progress !== null)
    return (
      <Group gap="xs">
        <Text size="sm" role="status">
          {words.progress(progress.rows, Math.round(progress.bytes / 1000))}
        </Text>
        <Button size="xs" variant="default" onClick={() => reading.current?.abort()}>
          {words.stop}
        </Button>
      </Group>
    );
  return (
    <Group gap="xs">
      {formatsOf(formats).map((format) => (
        <Button key={format} size="xs" variant="default" onClick={() => void fetchFile(format)}>
          {formats[format]}
        </Button>
      ))}
    </Group>
  );
}

function formatsOf<Format extends 'csv' | 'ndjson'>(formats: Readonly<Record<Format, string>>): Format[] {
  const found: Format[] = [];
  for (const format in formats) found.push(format);
  return found;
}

const NEWLINE = 10;

async function readAll(
  stream: Stream,
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
