import type { Locator } from '@playwright/test'

/**
 * What is wrong with the layout of the page it runs in: elements that stick out at the sides, text
 * that is cut off, targets under 24 px (WCAG 2.2, 2.5.8), and scroll bars, by name.
 */
export function layoutFaults(): { sideways: string[]; small: string[]; scrolls: string[] } {
  const sideways: string[] = []
  const small: string[] = []
  const root = document.querySelector('dialog[open]') ?? document.querySelector('main')
  if (root === null) return { sideways: ['there is no main'], small, scrolls: [] }
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (element.closest('.visually-hidden, svg, dialog:not([open])') !== null) continue
    const box = element.getBoundingClientRect()
    if (box.width === 0) continue
    const name = `${element.tagName} ${element.className} ${element.textContent.slice(0, 30)}`
    const cut = element.tagName !== 'INPUT' && element.scrollWidth > element.clientWidth + 1
    const inline = getComputedStyle(element).display === 'inline'
    if (box.left < -0.5 || box.right > innerWidth + 0.5 || (cut && !inline)) sideways.push(name)
    const target = (element.closest('label') ?? element).getBoundingClientRect()
    const control = element.matches('button, input, summary')
    if (control && Math.min(target.width, target.height) < 24) small.push(name)
  }
  const boxes = [root, document.documentElement, ...root.querySelectorAll('.help')]
  const scrolls = boxes
    .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight)
    .map(({ tagName }) => tagName)
  return { sideways, small, scrolls }
}

/** The buttons that cannot be scrolled into view as a whole, by name. */
export function buttonsOutOfReach(buttons: Locator): Promise<readonly string[]> {
  return buttons.evaluateAll(async (elements) => {
    const names: string[] = []
    // A frame for each look: one look is enough for all that can be seen at the same time.
    for (let left = elements, sought: Element | undefined; left.length > 0; [sought] = left) {
      sought?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
      const hidden = await new Promise<readonly Element[]>((tell) => {
        const observer = new IntersectionObserver((entries) => {
          observer.disconnect()
          const cut = entries.filter(({ intersectionRatio }) => intersectionRatio < 0.99)
          tell(cut.map(({ target }) => target))
        })
        for (const element of left) observer.observe(element)
      })
      left = left.filter((element) => element !== sought && hidden.includes(element))
      if (sought !== undefined && hidden.includes(sought))
        names.push(sought.getAttribute('aria-label') ?? sought.textContent)
    }
    return names
  })
}
