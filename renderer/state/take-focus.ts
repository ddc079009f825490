/** A ref for what takes the focus when it comes into the page. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus()
}
