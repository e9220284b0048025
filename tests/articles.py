"""Articles written for the tests: an invented gas dispute between real countries."""

FIRST = """\
Pipeline quarrel

Algeria condemned Morocco on Monday. Algeria has supplied gas to Spain for decades, and Spain
signed a partnership treaty with Algeria in 2022. Morocco is unlikely to offer military aid to Spain.
"France is prepared to mediate in the conflict between Algeria and Morocco," the French foreign
minister said.
"""
SECOND = """\
Another view

The treaty between Spain and Algeria contains no defence clause. Morocco struck Algeria near the
border, according to Algeria. Algeria warned Spain of consequences if it supports Morocco.
"""
CRISIS = """\
# An invented quarrel, small enough to check by hand.
title: The pipeline quarrel
as_of: 2024-03-01
actors:
  algeria: {name: Algeria, aliases: [Algiers]}
  spain: {name: Spain, aliases: [Madrid]}
  morocco: {name: Morocco, aliases: [Rabat]}
ties:
  - {from: algeria, to: spain, kind: energy, sign: +, assumption: gas}
  - {from: morocco, to: spain, kind: economic, sign: +, assumption: trade}
  - {from: algeria, to: morocco, kind: political, sign: "-", assumption: rivals}
treaties:
  gas: {parties: [algeria, spain], signed: 2022-05-01, in_force: 2022-06-01, obliges: [economic], assumption: invented}
options:
  algeria:
    cut: {text: Cut the gas, now: no, assumption: invented}
  spain:
    side: {text: Side with Morocco, now: no, assumption: invented}
priorities:
  algeria:
    - {want: "not spain.side", assumption: invented}
    - {want: "algeria.cut iff spain.side", assumption: invented}
  spain:
    - {want: "not algeria.cut", assumption: invented}
    - {want: "spain.side", assumption: invented}  # the trade
red_lines:
  - {id: gas_line, by: algeria, against: spain, if: spain.side, then: algeria.cut, assumption: invented}
indicators:
  price: {name: Price of gas}
effects:
  - {from: algeria.cut, to: price, sign: +, assumption: less gas}
scenarios:
  spain_sides:
    text: Spain sides with Morocco
    assume: {spain.side: yes}
    expect: {algeria.cut: yes}
    assumption: invented
"""
