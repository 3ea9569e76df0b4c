import { applyDecorators, type Type } from '@nestjs/common';
import { ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type as TypeOf } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';

const MAX_ITEMS = 100;

/** A setting that is on or off; null takes it away. */
export function Switch(): PropertyDecorator {
  return applyDecorators(document({ type: Boolean, nullable: true }), IsOptional(), IsBoolean());
}

/** A setting of text; null takes it away. */
export function Text(maxLength: number, ...more: PropertyDecorator[]): PropertyDecorator {
  return applyDecorators(document({ type: String, nullable: true, maxLength }), IsOptional(), IsString(), MaxLength(maxLength), ...more);
}

/** A list of texts, replaced as a whole; null takes it away. */
export function Texts(maxLength: number): PropertyDecorator {
  return applyDecorators(
    document({ type: [String], nullable: true, maxItems: MAX_ITEMS }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(MAX_ITEMS),
    IsString({ each: true }),
    MaxLength(maxLength, { each: true }),
  );
}

/** Settings that belong together; they are merged one by one. */
export function Group(type: () => Type): PropertyDecorator {
  return applyDecorators(document({ type: () => type() }), IsOptional(), ValidateNested(), TypeOf(type));
}

function document(options: ApiPropertyOptions): PropertyDecorator {
  return ApiPropertyOptional(options);
}
