import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsString, Length, Matches, ValidateIf } from 'class-validator';

/**
 * Controls, line separators, directional overrides, private and unassigned code points, and letters that show nothing: what people
 * read before they decide must be what is there. Joiners (U+200C, U+200D) stay, because scripts and emoji need them.
 */
const VISIBLE_LINE = /^(?:[^\p{C}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|[\u200c\u200d])*$/u;

/** One line of text for people: composed (NFC), trimmed, `shortest`–`longest` characters, all of which can be seen. */
export function IsLine(longest: number, shortest = 1): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFC').trim() : value)),
    Matches(VISIBLE_LINE, { message: '$property must be one line of visible characters.' }),
    Length(shortest, longest, { message: `$property must have ${shortest} to ${longest} characters.` }),
    IsString({ message: '$property must be a text.' }),
  );
}

/** The field may be missing; unlike `IsOptional`, null is not the same as missing. */
export function MayBeMissing(): PropertyDecorator {
  return ValidateIf((_object, value) => value !== undefined);
}
