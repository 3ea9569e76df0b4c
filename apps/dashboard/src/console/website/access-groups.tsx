import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { texts } from '@texts/console-operators';
import { useState } from 'react';
import { Answered } from '../../parts/answered.js';
import { DeleteGroup } from './delete-group.js';
import { EditGroup } from './edit-group.js';
import { Section } from './section.js';
import { useGroups } from './use-keys.js';
import type { AccessGroup } from './use-members.js';
import { manages, type Website } from './use-website.js';

const t = texts.groups;

/** Groups that say exactly what their members may do, in place of a role. */
export function AccessGroups({ website }: { readonly website: Website }) {
  const query = useGroups(website.id);
  const [editing, setEditing] = useState<AccessGroup | 'new' | null>(null);
  const [deleting, setDeleting] = useState<AccessGroup | null>(null);
  const mayChange = manages(website.role);
  return (
    <Section
      title={t.title}
      lead={t.lead}
      actions={
        mayChange ? (
          <Button variant="default" onClick={() => setEditing('new')}>
            {t.create}
          </Button>
        ) : undefined
      }
    >
      <Answered query={query} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <Text size="sm">{t.none}</Text>
          ) : (
            <Stack gap="xs">
              {items.map((group) => (
                <Paper key={group.id} withBorder p="md" component="section" aria-label={group.name}>
                  <Group justify="space-between">
                    <div>
                      <Title order={3} size="h5" className="break-anywhere">
                        {group.name}
                      </Title>
                      <Text size="sm" c="dimmed">
                        {t.count(group.pairs.length)}
                      </Text>
                    </div>
                    {mayChange ? (
                      <Group gap="xs">
                        <Button size="xs" variant="default" onClick={() => setEditing(group)}>
                          {t.change}
                        </Button>
                        <Button size="xs" variant="default" onClick={() => setDeleting(group)}>
                          {t.delete}
                        </Button>
                      </Group>
                    ) : null}
                  </Group>
                </Paper>
              ))}
            </Stack>
          )
        }
      </Answered>
      {editing === null ? null : (
        <EditGroup websiteId={website.id} {...(editing === 'new' ? {} : { group: editing })} onClose={() => setEditing(null)} />
      )}
      {deleting === null ? null : (
        <DeleteGroup websiteId={website.id} group={deleting} others={query.data?.items ?? []} onClose={() => setDeleting(null)} />
      )}
    </Section>
  );
}
