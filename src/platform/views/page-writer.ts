import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toldLanguage } from './language-cookie.js';
import { defaultLanguage, type Language, languages, preferredLanguage } from './languages.js';
import { type MainLink, Navigation, type NavigationLink, type Viewer } from './navigation.js';
import { leaveNotice, takeNotice } from './notice-cookie.js';
import { type Answer, type PageResult, RedirectResult } from './page.js';
import { returnPath } from './return-path.js';
import { Views } from './views.js';

type PageRequest = FastifyRequest & { person?: Viewer | null };

interface Frame {
  isFault: boolean;
  person: Viewer | null;
  notice: ReturnType<typeof takeNotice>;
  links: (MainLink & { isCurrent: boolean; waiting: number })[];
  sideLinks: NavigationLink[];
  otherLanguages: Language[];
  /** What the page is called in a link that comes back to it. */
  returnPath: string;
}

/** The person's own language, else what this browser was told, in the address or before, else what it asks for. */
export function requestLanguage(request: PageRequest): Language {
  const { person, headers } = request;
  return person?.language ?? toldLanguage(request) ?? preferredLanguage(headers['accept-language']) ?? defaultLanguage;
}

/** Writes what a page controller answered as HTTP: the page in its frame, or the way on. */
@Injectable()
export class PageWriter {
  constructor(
    private readonly views: Views,
    private readonly navigation: Navigation,
  ) {}

  /** Sets status and headers; returns the body to send. */
  async write(answer: Answer, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    void reply.type('text/html; charset=utf-8').header('cache-control', 'private, no-cache');
    if (answer instanceof RedirectResult) return writeRedirect(answer, reply);
    const language = requestLanguage(request);
    const frame = await this.frame(answer, request, reply, language);
    const body = this.views.render(answer.template, { ...answer.model, frame }, language);
    void reply.status(answer.status);
    return body;
  }

  private async frame(
    answer: PageResult,
    request: PageRequest,
    reply: FastifyReply,
    language: Language,
  ): Promise<Frame> {
    const path = answer.place ?? request.url.split('?', 1)[0] ?? '/';
    const person = request.person ?? null;
    const isFault = answer.status >= 400;
    // A page about a fault must not need what may be at fault.
    const waiting = person && !isFault ? await this.navigation.countWaiting(person) : {};
    const links = person ? this.navigation.mainLinks(person) : [];
    return {
      isFault,
      person,
      notice: takeNotice(request, reply),
      links: links.map((link) => ({
        ...link,
        isCurrent: isWithin(path, link.path),
        waiting: waiting[link.path] ?? 0,
      })),
      sideLinks: person ? this.navigation.sideLinks(person) : [],
      otherLanguages: languages.filter((other) => other !== language),
      returnPath: returnPath(request),
    };
  }
}

const isWithin = (path: string, parent: string) => path === parent || (parent !== '/' && path.startsWith(`${parent}/`));

function writeRedirect({ path, notice }: RedirectResult, reply: FastifyReply): string {
  if (notice) leaveNotice(reply, notice);
  void reply.status(303).header('location', path);
  return '';
}
