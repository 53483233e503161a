import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defaultLanguage, type Language, preferredLanguage } from './languages.js';
import { Navigation, type NavigationLink, type Viewer } from './navigation.js';
import { leaveNotice, takeNotice } from './notice-cookie.js';
import { type Answer, type PageResult, RedirectResult } from './page.js';
import { Views } from './views.js';

interface Frame {
  isFault: boolean;
  person: Viewer | null;
  notice: string | null;
  links: (NavigationLink & { isCurrent: boolean })[];
  sideLinks: NavigationLink[];
}

/** The person's own language, else what the browser asks for. */
export function requestLanguage(request: FastifyRequest & { person?: Viewer | null }): Language {
  return request.person?.language ?? preferredLanguage(request.headers['accept-language']) ?? defaultLanguage;
}

/** Writes what a page controller answered as HTTP: the page in its frame, or the way on. */
@Injectable()
export class PageWriter {
  constructor(
    private readonly views: Views,
    private readonly navigation: Navigation,
  ) {}

  /** Sets status and headers; returns the body to send. */
  write(answer: Answer, request: FastifyRequest, reply: FastifyReply): string {
    void reply.type('text/html; charset=utf-8').header('cache-control', 'private, no-cache');
    if (answer instanceof RedirectResult) return writeRedirect(answer, reply);
    const frame = this.frame(answer, request, reply);
    const body = this.views.render(answer.template, { ...answer.model, frame }, requestLanguage(request));
    void reply.status(answer.status);
    return body;
  }

  private frame(answer: PageResult, request: FastifyRequest & { person?: Viewer | null }, reply: FastifyReply): Frame {
    const path = answer.place ?? request.url.split('?', 1)[0] ?? '/';
    const person = request.person ?? null;
    const links = person ? this.navigation.mainLinks(person) : [];
    return {
      isFault: answer.status >= 400,
      person,
      notice: takeNotice(request, reply),
      links: links.map((link) => ({ ...link, isCurrent: isWithin(path, link.path) })),
      sideLinks: person ? this.navigation.sideLinks(person) : [],
    };
  }
}

const isWithin = (path: string, parent: string) => path === parent || (parent !== '/' && path.startsWith(`${parent}/`));

function writeRedirect({ path, noticeKey }: RedirectResult, reply: FastifyReply): string {
  if (noticeKey) leaveNotice(reply, noticeKey);
  void reply.status(303).header('location', path);
  return '';
}
