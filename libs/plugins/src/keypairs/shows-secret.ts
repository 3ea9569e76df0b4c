import { applyDecorators, Header } from '@nestjs/common';

/** The answer carries a secret that is shown once: nothing on the way may keep it (RFC 9111, section 5.2.2.5). */
export function ShowsSecret(): MethodDecorator {
  return applyDecorators(Header('Cache-Control', 'no-store'), Header('Pragma', 'no-cache'));
}
