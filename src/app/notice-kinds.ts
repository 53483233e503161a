import type { NoticeKinds } from '../notices/notice-kind.js';

/** What a notice's kind means. */
export const noticeKinds: NoticeKinds = {};
