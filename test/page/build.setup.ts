import { test as setup } from '@playwright/test'
import { buildRenderer } from '../support/build-renderer.ts'

setup('build the page', async () => {
  await buildRenderer()
})
