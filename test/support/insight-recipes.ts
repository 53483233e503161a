import type { Recipes } from './api-recipes.js';

/** How to get the answers that are an operation's own, of what is counted. */
export const insightRecipes: Record<string, Recipes> = {
  'get /api/v1/effect': { 200: async () => ({ who: 'admin' }), 404: async () => ({ who: 'visitor' }) },
  'get /api/v1/insights/{name}': {
    200: async () => ({ who: 'admin', id: 'visits' }),
    404: async () => ({ who: 'visitor', id: 'visits' }),
    422: async () => ({ who: 'admin', id: 'visits', query: '?span=7' }),
  },
  'get /api/v1/research/{file}': {
    200: async () => ({ who: 'admin', id: 'dictionary.csv' }),
    404: async () => ({ who: 'lead', id: 'visits.csv' }),
    422: async () => ({ who: 'admin', id: 'visits.csv', query: '?year=soon' }),
  },
};
