import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { CrashBoundary } from './views/crash.tsx'
import './style/index.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root to draw into.')
createRoot(root).render(
  <StrictMode>
    <CrashBoundary>
      <App />
    </CrashBoundary>
  </StrictMode>,
)
