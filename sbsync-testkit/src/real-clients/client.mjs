// Lists, creates and updates stories with Storyblok's own client; what came of it goes to standard output as JSON.
import { createManagementApiClient } from '@storyblok/management-api-client';

const client = createManagementApiClient({
  personalAccessToken: 'any',
  spaceId: Number(process.env.SB_SPACE_ID),
  baseUrl: process.env.SB_FAKE_ORIGIN,
  rateLimit: false,
  retry: { limit: 0 },
  throwOnError: true,
});

const listed = await client.stories.list({ query: { per_page: 100 } });
const created = await client.stories.create({
  body: {
    story: { name: 'From npm', slug: 'from-npm', parent_id: 0, content: { component: 'page', _uid: 'u', title: 'one' } },
    publish: 1,
  },
});
const id = created.data.story.id;
const updated = await client.stories.update(id, {
  body: { story: { name: 'From npm, again', content: { component: 'page', _uid: 'u', title: 'two' } }, force_update: '1' },
});
const read = await client.stories.get(id);
const missing = await client.stories.get(1, { throwOnError: false });

console.log(JSON.stringify({
  listed: listed.data.stories.map((story) => story.full_slug),
  created: created.data.story.full_slug,
  updated: updated.data.story.name,
  read: read.data.story.content.title,
  missing: missing.response?.status ?? null,
}));
