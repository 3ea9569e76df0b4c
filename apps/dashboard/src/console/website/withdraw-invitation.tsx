import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { texts as console } from '@texts/console';
import { texts } from '@texts/console-operators';
import { answer, api, type Shape } from '../../api/client.js';
import { Confirm } from '../../parts/confirm.js';
import { When } from '../../parts/when.js';
import { useAct } from './use-act.js';

const t = texts.invitations;

interface WithdrawInvitationProps {
  readonly websiteId: string;
  readonly invitation: Shape<'OperatorInvitationView'>;
}

/** The button that ends an invitation, with its question. */
export function WithdrawInvitation({ websiteId, invitation: { id, email, role, expires_at: until } }: WithdrawInvitationProps) {
  const [opened, { open, close }] = useDisclosure();
  const act = useAct(websiteId);
  const params = { path: { website_id: websiteId, invitation_id: id } };
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t.withdraw}
      </Button>
      <Confirm
        opened={opened}
        onClose={close}
        title={t.withdrawTitle(email)}
        act={t.withdrawAct}
        onAct={() =>
          act(() => answer(api.DELETE('/api/websites/{website_id}/operators/invitations/{invitation_id}', { params })), t.withdrawn)
        }
      >
        <Stack gap="xs">
          <Text size="sm">{t.withdrawWill(console.roles[role])}</Text>
          <Text size="sm" component="div">
            {t.withdrawUntil} <When at={until} />.
          </Text>
        </Stack>
      </Confirm>
    </>
  );
}
