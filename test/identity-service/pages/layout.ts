import { localPaths } from '../paths.ts'
import { html, type Html } from './html.ts'
import { brandOf, type Site } from './site.ts'

const mark = html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
  <circle cx="16" cy="16" r="15" fill="currentColor" />
  <g fill="none" stroke="var(--card)">
    <circle cx="16" cy="16" r="11.5" opacity=".45" />
    <circle cx="16" cy="16" r="8.5" opacity=".45" />
  </g>
  <circle cx="16" cy="16" r="5" fill="var(--accent)" />
  <circle cx="16" cy="16" r="1.4" fill="var(--card)" />
</svg>`

/** A whole page: the brand, one card, and a line that says what this service is. */
export function layout(site: Site, page: { title: string; card: Html; note?: Html }): Html {
  const brand = brandOf(site)
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${page.title} - ${brand}</title>
        <link rel="stylesheet" href="${localPaths.style}" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <header>${mark}<span>${brand}</span></header>
        <main>${page.card}</main>
        <footer>
          ${page.note}
          <p>This service runs on your own computer. It is not ${site.name}.</p>
        </footer>
      </body>
    </html>`
}
