/** Where a browser ended up: on a page, or at an address that it hands to another program. */
export type Visit = {
  readonly url: string
  /** Undefined for an address that is not the web's. */
  readonly status?: number
  readonly text: string
}

export type Form = Readonly<Record<string, string>>

type Cookie = { readonly name: string; readonly value: string; readonly path: string }

/** A person with a browser of their own: follows redirects, keeps cookies, fills in forms. */
export class Person {
  #cookies: readonly Cookie[] = []

  /** Opens a page, or sends a form to it, and goes where the answers lead. */
  async open(url: string, form?: Form, hops = 10): Promise<Visit> {
    if (!url.startsWith('http:')) return { url, text: '' }
    const response = await fetch(url, {
      method: form ? 'POST' : 'GET',
      headers: { cookie: this.#cookiesFor(new URL(url).pathname) },
      redirect: 'manual',
      ...(form && { body: new URLSearchParams(form) }),
    })
    this.#keep(response)
    const location = response.headers.get('location')
    if (location === null) return { url, status: response.status, text: await response.text() }
    if (hops === 0) throw new Error('too many redirects')
    return this.open(new URL(location, url).href, undefined, hops - 1)
  }

  /** Opens the address of an authorization request, logs in and allows what is asked, if asked. */
  async signIn(url: string, username = 'halcyon', password = 'vinyl'): Promise<Visit> {
    let visit = await this.open(url)
    if (visit.url.includes('/login/')) visit = await this.open(visit.url, { username, password })
    if (visit.url.includes('/consent/') && visit.status === 200)
      visit = await this.open(visit.url, { answer: 'allow' })
    return visit
  }

  #cookiesFor(path: string): string {
    return this.#cookies
      .filter((cookie) => path.startsWith(cookie.path))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  #keep(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      const path = /path=([^;]+)/i.exec(line)?.[1] ?? '/'
      const others = this.#cookies.filter((each) => each.name !== name || each.path !== path)
      this.#cookies = value === '' ? others : [...others, { name, value, path }]
    }
  }
}
