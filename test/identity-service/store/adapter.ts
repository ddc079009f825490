import type { Adapter } from 'oidc-provider'
import type { Switches } from '../options.ts'
import type { Store } from './store.ts'

/**
 * oidc-provider's storage interface over the store, with `owner` before the names of its models. Here
 * it is decided what is left of a spent refresh token: in `strict` mode it stays, marked, and
 * oidc-provider ends its family when it comes again; in the other modes it goes, and is an unknown
 * token from then on.
 */
export function adapterFor(store: Store, switches: Switches, name: string, owner = ''): Adapter {
  const model = owner + name
  return {
    async upsert(id, payload) {
      store.set(model, id, payload)
    },
    async find(id) {
      return store.get(model, id)
    },
    async findByUid(uid) {
      return store.find(model, (payload) => payload.uid === uid)
    },
    async findByUserCode() {
      return undefined
    },
    async consume(id) {
      const payload = store.get(model, id)
      if (!payload) return
      if (name === 'RefreshToken' && switches.reuse !== 'strict')
        store.remove(model, (_, each) => each === id)
      else store.set(model, id, { ...payload, consumed: Math.floor(Date.now() / 1000) })
    },
    async destroy(id) {
      store.remove(model, (_, each) => each === id)
    },
    async revokeByGrantId(grantId) {
      store.remove(model, (payload) => payload.grantId === grantId)
    },
  }
}
