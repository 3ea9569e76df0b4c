import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { wordsOf } from '../../api/problem.js';

type Act = (call: () => Promise<unknown>, done: string) => Promise<void>;

/** Reads again whatever stands on the screens of a website. */
export function useReread(websiteId: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ['website', websiteId] });
}

/** For what a dialog does: says that it is done. A refusal is thrown, for the dialog to show. */
export function useAct(websiteId: string): Act {
  const reread = useReread(websiteId);
  return async (call, done) => {
    try {
      await call();
      notifications.show({ message: done });
    } finally {
      await reread();
    }
  };
}

/** For what one click does, without a dialog: a refusal is said in the API's words. */
export function useClick(websiteId: string): Act {
  const act = useAct(websiteId);
  return (call, done) => act(call, done).catch((error: unknown) => void notifications.show({ color: 'red', message: wordsOf(error) }));
}
