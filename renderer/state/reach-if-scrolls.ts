/**
 * A ref for an element that the keyboard is to reach while it holds more than it shows, as younger
 * browsers do by themselves. Its content is its one child.
 */
export function reachIfScrolls(element: HTMLElement): () => void {
  const observer = new ResizeObserver(() => {
    if (element.scrollHeight > element.clientHeight) element.tabIndex = 0
    else element.removeAttribute('tabindex')
  })
  observer.observe(element)
  for (const child of element.children) observer.observe(child)
  return () => observer.disconnect()
}
