import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { success, type Envelope } from './envelope.js';
import { ROUTE, type DeclaredAccess } from './route.js';

/** Puts what a handler returns into the envelope, with the reason that its route declares. */
@Injectable()
export class EnvelopeInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<Envelope<unknown>> {
    const { answers } = this.reflector.get<DeclaredAccess>(ROUTE, context.getHandler());
    return next.handle().pipe(map((data: unknown) => success(answers, data ?? {})));
  }
}
