"""The few Typst functions that every document's source begins with.

`p` is a paragraph with Word's measures: space before (`b`) and after (`a`), which fall away where a
page begins, indents, and lines of the typeface's own height. `hd` is a heading that looks as its
runs say. `tb` sets the pieces between tabs.
"""

from __future__ import annotations

from typing import Final

#: Arial's line: 0.905 em above the base line, 0.212 below, and 0.033 between lines (`hhea` table).
ASCENT: Final = 0.905
DESCENT: Final = 0.212
GAP: Final = 0.033
LINE: Final = ASCENT + DESCENT + GAP

PRELUDE: Final = """\
#set par(leading: 0pt, spacing: 0pt, justify: false, linebreaks: "simple")
#set block(spacing: 0pt)
#set text(top-edge: 0.938em, bottom-edge: -0.212em, hyphenate: false, fallback: true,\
 font: ("Arimo", "DejaVu Sans Mono"), overhang: false, ligatures: false, kerning: false)
#set table(stroke: none, inset: 0pt)
#set grid(stroke: none, inset: 0pt)
#set list(body-indent: 0pt, tight: false)
#set enum(body-indent: 0pt, tight: false, number-align: start + top)
#set underline(offset: 0.11em, stroke: 0.05em)
#show heading: set block(above: 0pt, below: 0pt, sticky: false)
#show heading: it => it.body
#set footnote.entry(gap: 2pt, clearance: 6pt, indent: 0pt,\
 separator: line(length: 144pt, stroke: 0.5pt))
#let p(b: 0pt, a: 0pt, l: 0pt, r: 0pt, f: 0pt, h: 0pt, j: false, al: start, k: false,\
 o: true, body) = {
  block(above: b, below: a, width: 100%, sticky: k, breakable: o, inset: (left: l, right: r),
    align(al, par(first-line-indent: (amount: f, all: true), hanging-indent: h, justify: j, body)))
}
#let hd(n, s, w, b: 0pt, a: 0pt, l: 0pt, r: 0pt, f: 0pt, h: 0pt, j: false, al: start, k: true,\
 o: true, body) = {
  block(above: b, below: a, width: 100%, sticky: k, breakable: o, inset: (left: l, right: r),
    align(al, par(first-line-indent: (amount: f, all: true), hanging-indent: h, justify: j,
      heading(level: n, text(size: s, weight: w, body)))))
}
#let tick(c) = text(size: 1.3em, top-edge: 0.7em, bottom-edge: -0.15em, baseline: 0.02em, c)
#let mh(h, body) = grid(columns: (0pt, 1fr), block(height: h, breakable: false), body)
#let tb(start, stops, every, ..pieces) = context {
  let x = start
  for (n, piece) in pieces.pos().enumerate() {
    let w = measure(piece).width
    if n > 0 {
      let stop = stops.find(s => s.at(0) > x + 0.5pt)
      if stop == none {
        stop = ((calc.floor((x + 0.5pt) / every) + 1) * every, "left", none)
      }
      let (at, kind, leader) = stop
      let before = if kind == "right" { w } else if kind == "center" { w / 2 } else { 0pt }
      let gap = calc.max(at - x - before, 0pt)
      if leader == none { h(gap) } else { box(width: gap, repeat(gap: 0pt, leader)) }
      x += gap
    }
    piece
    x += w
  }
}
"""
