/** The pages' one stylesheet. */
export const style = `
:root {
  color-scheme: light dark;
  --page: light-dark(#f1f2f4, #101214);
  --card: light-dark(#ffffff, #1a1d21);
  --ink: light-dark(#15181c, #f2f4f6);
  --quiet: light-dark(#565d66, #a3abb5);
  --line: light-dark(#d5d9df, #343a42);
  --field: light-dark(#ffffff, #121519);
  --accent: light-dark(#0a7f52, #2fe19a);
  --on-accent: light-dark(#ffffff, #06281a);
  --bad: light-dark(#a4161a, #ff9b9b);
  --bad-page: light-dark(#fdecec, #3a1a1c);
  font: 16px/1.5 system-ui, 'Segoe UI', 'Helvetica Neue', 'DejaVu Sans', sans-serif;
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  display: flex;
  flex-direction: column;
  align-items: center;
  gap: 24px;
  padding: clamp(24px, 7vh, 88px) 16px 24px;
  background: var(--page);
  color: var(--ink);
}
header { display: flex; align-items: center; gap: 12px; font-weight: 650; }
.mark { width: 32px; height: 32px; }
main {
  width: 100%;
  max-width: 400px;
  padding: 32px;
  background: var(--card);
  border: 1px solid var(--line);
  border-radius: 14px;
  box-shadow: 0 1px 2px rgb(0 0 0 / 6%), 0 12px 32px rgb(0 0 0 / 8%);
}
h1 { margin: 0; font-size: 26px; line-height: 1.2; letter-spacing: -0.01em; }
p { margin: 0; }
.lead { margin: 6px 0 0; color: var(--quiet); }
.lead strong { color: var(--ink); }
form { margin-top: 24px; display: grid; }
label { font-weight: 600; font-size: 14px; margin-bottom: 6px; }
input {
  font: inherit;
  color: inherit;
  background: var(--field);
  border: 1px solid light-dark(#868e98, #6f7883);
  border-radius: 8px;
  padding: 10px 12px;
  margin-bottom: 18px;
}
button {
  font: inherit;
  font-weight: 650;
  color: inherit;
  background: transparent;
  border: 1px solid light-dark(#868e98, #6f7883);
  border-radius: 8px;
  padding: 11px 16px;
  cursor: pointer;
}
button:hover { background: color-mix(in srgb, var(--ink) 6%, transparent); }
button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
button.primary:hover { background: color-mix(in srgb, var(--accent) 88%, var(--ink)); }
:is(input, button, a):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
a { color: var(--accent); text-underline-offset: 3px; }
.aside { margin-top: 20px; color: var(--quiet); font-size: 15px; }
.problem {
  margin-top: 18px;
  padding: 10px 14px;
  border-left: 4px solid var(--bad);
  border-radius: 6px;
  background: var(--bad-page);
  color: var(--bad);
}
.scopes { margin: 18px 0 0; padding: 0; list-style: none; display: grid; gap: 12px; }
.scopes li { display: flex; gap: 12px; }
.scopes li::before { content: '\\2713' / ''; color: var(--accent); font-weight: 700; }
.who {
  display: flex;
  align-items: center;
  gap: 12px;
  margin-top: 24px;
  padding-top: 20px;
  border-top: 1px solid var(--line);
  font-size: 15px;
  color: var(--quiet);
}
.who strong { color: var(--ink); }
.avatar {
  display: grid;
  place-items: center;
  width: 40px;
  height: 40px;
  border-radius: 50%;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 700;
}
.choices { grid-template-columns: 1fr 1fr; gap: 12px; }
dl { margin: 20px 0 0; display: grid; grid-template-columns: auto 1fr; gap: 10px 20px; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
footer { max-width: 400px; text-wrap: balance; text-align: center; font-size: 14px; color: var(--quiet); }
footer b { color: var(--ink); }
`
