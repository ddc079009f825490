/** Text that is HTML already and stands in a page as it is. */
export class Html {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escape(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character)
}

type Part = string | Html | readonly Html[] | undefined

/** A template for HTML: what is put into it is text, unless it is Html itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const texts = parts.map((part) => {
    if (part === undefined) return ''
    if (typeof part === 'string') return escape(part)
    return part instanceof Html ? part.text : part.map(({ text }) => text).join('')
  })
  return new Html(String.raw({ raw: strings }, ...texts))
}
