import { expect, test } from 'vitest'
import { createLinkNews } from '../../../main/desktop/link-news.ts'

test('what was last found is remembered, and told of after every look', async () => {
  const told: unknown[] = []
  const news = createLinkNews(
    { check: async () => ({ state: 'none' }), repair: async () => ({ state: 'ours' }) },
    () => told.push(news.view()),
  )
  expect(news.view()).toBeUndefined()
  expect(await news.check()).toEqual({ state: 'none' })
  expect(await news.repair()).toEqual({ state: 'ours' })
  expect(told).toEqual([{ state: 'none' }, { state: 'ours' }])
})
