/** A person who can log in here. */
export type Account = {
  readonly id: number
  readonly username: string
  readonly password: string
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly joined: string
}

/** Everyone there is. The passwords are no secret: this service runs on the machine it serves. */
export const accounts: readonly Account[] = [
  {
    id: 1,
    username: 'halcyon',
    password: 'vinyl',
    email: 'john@example.com',
    firstName: 'John',
    lastName: 'Doe',
    joined: '2024-04-03T05:35:48-06:00',
  },
  {
    id: 2,
    username: 'selene',
    password: 'vinyl',
    email: 'jane@example.com',
    firstName: 'Jane',
    lastName: 'Roe',
    joined: '2025-01-17T21:04:10-07:00',
  },
]

/** The account of this user name, which is also its `sub`. */
export function accountOf(username: string | undefined): Account | undefined {
  return accounts.find((account) => account.username === username)
}

/** The account that a login form's fields open: the name or the e-mail address, in any case. */
export function authenticate(name: string, password: string): Account | undefined {
  const wanted = name.trim().toLowerCase()
  return accounts.find(
    (account) =>
      (account.username === wanted || account.email === wanted) && account.password === password,
  )
}
