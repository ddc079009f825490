import { strings } from '../strings.ts'
import { clipPath } from '../text/clip-path.ts'

/** Which program asks, as the system tells. Nothing if it does not. */
export function PathHint({ path }: { readonly path: string | undefined }) {
  const shown = clipPath(path)
  if (shown === undefined) return null
  return (
    <p className="small">
      {strings.question.executable} <code className="path">{shown}</code> {strings.question.noProof}
    </p>
  )
}
