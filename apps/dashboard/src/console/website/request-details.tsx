import { Group, Modal } from '@mantine/core';
import { texts } from '@texts/console-log';
import { texts as parts } from '@texts/parts';
import { CopyValue } from '../../parts/copy-value.js';
import { LinkButton } from '../../parts/links.js';
import { When } from '../../parts/when.js';
import { Facts } from './facts.js';
import type { Request, RequestSearch } from './request-search.js';

const t = texts.requests;
const d = t.detail;

interface RequestDetailsProps {
  readonly websiteId: string;
  readonly request: Request;
  readonly onClose: () => void;
}

export function RequestDetails({ websiteId, request, onClose }: RequestDetailsProps) {
  return (
    <Modal opened onClose={onClose} title={d.title} size="lg" closeButtonProps={{ 'aria-label': parts.close }} centered>
      <Facts
        facts={[
          [d.id, <CopyValue key="id" value={request.request_id} what={d.id} />],
          [d.at, <When key="at" at={request.at} />],
          [d.who, whoCalled(request)],
          [d.credential, request.credential_id === null ? null : <CopyValue key="key" value={request.credential_id} what={d.credential} />],
          [d.pluginId, request.plugin_id === null ? null : <CopyValue key="plugin" value={request.plugin_id} what={d.pluginId} />],
          [d.environment, request.environment],
          [d.what, `${request.method ?? ''} ${request.route ?? t.noRoute}`],
          [d.status, request.status],
          [d.reason, request.reason],
          [d.cause, request.cause],
          [d.message, request.message],
          [d.took, t.ms(request.latency_ms)],
          [d.address, request.address],
          [d.agent, request.user_agent],
        ]}
      />
      <Group gap="xs" mt="md">
        {narrowings(request).map(([words, search]) => (
          <LinkButton
            key={words}
            to="/console/websites/$websiteId/requests"
            params={{ websiteId }}
            search={search}
            size="xs"
            variant="default"
          >
            {words}
          </LinkButton>
        ))}
      </Group>
    </Modal>
  );
}

/** More of the same: the list narrowed to what this request has in common with others. */
function narrowings({ plugin_id, credential_id, route, reason, status }: Request): (readonly [string, RequestSearch])[] {
  return [
    ...(plugin_id !== null
      ? [[d.sameCaller, { plugin_id }] as const]
      : credential_id !== null
        ? [[d.sameCaller, { credential_id }] as const]
        : []),
    ...(route === null ? [] : [[d.sameRoute, { route }] as const]),
    ...(status < 400 || reason === null ? [] : [[d.sameReason, { reason }] as const]),
  ];
}

/** The caller in words. */
export function whoCalled({ plugin_name: plugin, plugin_id, key_name: key, credential_kind: kind }: Request): string {
  if (plugin !== null || plugin_id !== null) return t.plugin(plugin ?? plugin_id ?? '');
  if (key !== null) return t.key(key);
  return kind === 'user' ? t.userKey : t.nobody;
}
