import { setTimeout as pause } from 'node:timers/promises'
import { setTheStage, type Subject, type Warmth } from './stage.ts'
import { waitForStrip } from './strip.ts'
import { pssOf, pssByRole } from './processes.ts'
import { spreadOf } from './stats.ts'
const rounds = Number(process.argv[2] ?? 6)
const stage = await setTheStage()
console.log('stage ready')
const PAGE = `(() => { const n = performance.getEntriesByType('navigation')[0]; const o = performance.timeOrigin; return [...['responseEnd','domInteractive','domContentLoadedEventEnd','loadEventEnd'].map(k => ({name:k, at:o+n[k]})), {name:'timeOrigin',at:o}, ...performance.getEntriesByType('paint').map(e=>({name:e.name,at:o+e.startTime})), ...performance.getEntriesByType('mark').map(e=>({name:e.name,at:o+e.startTime})), ...performance.getEntriesByType('resource').flatMap(e=>[{name:e.name.split('/').pop()+' start',at:o+e.startTime},{name:e.name.split('/').pop()+' end',at:o+e.responseEnd}])] })()`
const all = new Map<string, number[]>()
const add = (k: string, n: number) => all.set(k, [...(all.get(k) ?? []), n])
try {
  for (let r = 0; r < rounds; r++) {
    for (const [s, w] of [['bare','cold'],['signed-in','cold'],['signed-out','cold'],['bare','warm'],['signed-in','warm']] as [Subject, Warmth][]) {
      const p = await stage.start(s, w)
      const { strip, pixels } = stage.look(s)
      const shown = await waitForStrip(stage.strips, strip, pixels).catch(async (e) => { console.log(s, w, String(e)); await stage.desktop.screenshot('/tmp/bench-fail.png'); return undefined })
      if (shown && r > 0) { add(`${s} ${w} first`, shown.first - p.startedAt); add(`${s} ${w} right`, shown.right - p.startedAt) }
      if (r > 0 && process.env.PSS && r % 3 === 1 && w === 'warm') { await pause(3000); add(`${s} pss`, await pssOf(p.pid)); console.log(await pssByRole(p.pid))
        if (s === 'signed-in') { await p.ask('close'); await pause(3000); add(`${s} tray pss`, await pssOf(p.pid)); console.log(await pssByRole(p.pid)) } }
      if (w === 'warm' && r > 0) { for (const x of (await p.ask('moments') as {name:string,at:number}[])) add(`   ${s} @ ${x.name}`, x.at - p.startedAtWall); for (const x of (await p.ask('page', PAGE) as {name:string,at:number}[])) add(`   ${s} @ page ${x.name}`, x.at - p.startedAtWall) }
 if (false) { const m = await p.ask('moments') as {name:string,at:number}[]; for (const x of m) console.log(s, (x.at - p.startedAtWall).toFixed(0), x.name) }
      await p.quit()
    }
    if (r > 0 && process.env.PSS && r % 3 === 1) { const p = await stage.start('bare-main', 'warm'); await pause(3000); add('bare-main pss', await pssOf(p.pid)); console.log(await pssByRole(p.pid)); await p.quit() }
  }
} finally { for (const [k, v] of [...all].sort((a,b)=> (a[0].startsWith('   ')?spreadOf(a[1]).median:0)-(b[0].startsWith('   ')?spreadOf(b[1]).median:0))) { const s = spreadOf(v); console.log(k.padEnd(28), s.median.toFixed(1), s.low.toFixed(1), s.high.toFixed(1)) } await stage.stop() }
