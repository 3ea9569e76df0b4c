import { NumberInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { texts } from '@texts/console-keys';
import type { Shape } from '../../api/client.js';
import { given } from './rotate-key.js';

const t = texts.schedule;

export interface ScheduleValues {
  every_days: number | string;
  hour: number | string;
  grace_days: number | string;
}

export const USUAL_SCHEDULE: ScheduleValues = { every_days: 90, hour: 6, grace_days: '' };

/** @param propsOf the properties of the input of one of the fields */
export function ScheduleFields({ propsOf }: { readonly propsOf: (name: keyof ScheduleValues) => GetInputPropsReturnType }) {
  return (
    <>
      <NumberInput label={t.every} min={1} allowDecimal={false} required {...propsOf('every_days')} />
      <NumberInput label={t.hour} min={0} max={23} allowDecimal={false} required {...propsOf('hour')} />
      <NumberInput label={t.grace} description={t.graceHint} min={1} allowDecimal={false} {...propsOf('grace_days')} />
    </>
  );
}

export function scheduleBody({ every_days, hour, grace_days }: ScheduleValues): Shape<'ScheduleBody'> {
  return { every_days: Number(every_days), hour: Number(hour), ...given({ grace_days }) };
}
