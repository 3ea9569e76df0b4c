import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { texts } from '@texts/console-channels';
import { answer, api, type Shape } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { Counted } from '../../parts/counted.js';
import { When } from '../../parts/when.js';
import { useAct } from './use-act.js';

interface WithdrawChannelProps {
  readonly websiteId: string;
  readonly channel: Shape<'ChannelView'>;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** The question before a channel goes for good, with what goes through it now. */
export function WithdrawChannel({ websiteId, channel, opened, onClose }: WithdrawChannelProps) {
  const act = useAct(websiteId);
  const params = { path: { website_id: websiteId, stream_id: String(channel.stream_id) } };
  const use = useQuery({
    queryKey: ['channel-use', websiteId, channel.stream_id],
    queryFn: () => answer(api.GET('/api/websites/{website_id}/channels/{stream_id}/use', { params })),
    enabled: opened,
    // Numbers that somebody decides by are never old ones.
    gcTime: 0,
  });
  return (
    <Confirm
      opened={opened}
      onClose={onClose}
      title={texts.withdrawTitle(channel.name)}
      act={texts.withdrawAct}
      onAct={() => act(() => answer(api.DELETE('/api/websites/{website_id}/channels/{stream_id}', { params })), texts.withdrawn)}
    >
      <Stack gap="xs">
        <Text size="sm">{texts.withdrawWill}</Text>
        <Counted query={use}>
          {({ messages, last_sent_at: last }) => (
            <Text size="sm" fw={600} component="div">
              {last === null ? (
                texts.neverSent
              ) : (
                <>
                  {texts.sent(messages)} {texts.lastSent} <When at={last} relative />.
                </>
              )}
            </Text>
          )}
        </Counted>
      </Stack>
    </Confirm>
  );
}
