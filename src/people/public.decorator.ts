import { SetMetadata } from '@nestjs/common';

export const PUBLIC = 'public';

/** Nobody need be signed in here. */
export const Public = () => SetMetadata(PUBLIC, true);
