import { describe, expect, it } from 'vitest'
import { html } from '../../identity-service/pages/html.ts'
import { App, signIn } from './app.ts'
import { oneService } from './one-service.ts'
import { Person } from './person.ts'

const service = oneService()

describe('html', () => {
  it('escapes text and keeps HTML', () => {
    const name = `<i>"Tom" & 'Jerry'</i>`
    const escaped = '&lt;i&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/i&gt;'
    expect(html`<p>${name}</p>`.text).toBe(`<p>${escaped}</p>`)
    expect(html`${[html`<b>1</b>`, html`<b>2</b>`]}`.text).toBe('<b>1</b><b>2</b>')
    expect(html`<p>${undefined}</p>`.text).toBe('<p></p>')
  })
})

describe('the pages', () => {
  it('name every field and button', async () => {
    const person = new Person()
    const login = await person.open(new App(service().serviceProfile()).url())
    expect(login.text).toContain('<label for="username">Username or email</label>')
    expect(login.text).toContain('<label for="password">Password</label>')
    expect(login.text).toMatch(/<button[^>]*>Log in<\/button>/)
    expect(login.text).toMatch(/<a [^>]*>Create account<\/a>/)
    const consent = await person.open(login.url, { username: 'selene', password: 'vinyl' })
    expect(consent.text).toMatch(/<button[^>]*>Deny<\/button>/)
    expect(consent.text).toMatch(/<button[^>]*>Allow<\/button>/)
    expect(consent.text.match(/<li>/g)).toHaveLength(3)
  })

  it('load nothing from elsewhere and run no script', async () => {
    const page = await fetch(service().origin)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; /)
    const style = await fetch(`${service().origin}/static/style.css`)
    expect(style.headers.get('content-type')).toMatch(/^text\/css/)
    expect(await style.text()).not.toMatch(/@import|url\(/)
  })

  it('belong to one browser: another one is told that the page has expired', async () => {
    const { url } = await new Person().open(new App(service().serviceProfile()).url())
    const stranger = await new Person().open(url, { username: 'halcyon', password: 'vinyl' })
    expect(stranger.status).toBe(400)
    expect(stranger.text).toContain('This page has expired')
  })

  it('have expired once they were used', async () => {
    const person = new Person()
    const { url } = await person.open(new App(service().serviceProfile()).url())
    await person.open(url, { username: 'halcyon', password: 'vinyl' })
    expect((await person.open(url)).text).toContain('This page has expired')
    const put = await fetch(url, { method: 'PUT' })
    expect(put.status).toBe(405)
  })

  it('tell whose account it is, and who could log in', async () => {
    const person = new Person()
    expect((await person.open(`${service().origin}/`)).text).toContain('Nobody is signed in')
    await signIn(service().serviceProfile(), person, 'selene')
    const account = await person.open(`${service().origin}/account`)
    expect(account.text).toContain('Jane Roe')
    expect(account.text).toContain('href="/identity/v1/logout/"')
    const create = await person.open(`${service().origin}/identity/v1/create-account`)
    expect(create.text).toContain('<dt>halcyon</dt>')
  })
})
