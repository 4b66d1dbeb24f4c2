"""Makes the fonts of cards again: the letters that cards can show, out of Adobe's Source Serif and Source Sans.

    npm pack source-serif@4.5.1 source-sans@3.52.0
    tar -xzf source-serif-4.5.1.tgz --one-top-level=serif
    tar -xzf source-sans-3.52.0.tgz --one-top-level=sans
    pip install fonttools==4.68.0
    python make.py serif/package/OTF/SourceSerif4Display-Semibold.otf "Card Headline" headline.otf
    python make.py sans/package/OTF/SourceSans3-Regular.otf "Card Details" details.otf

The licence reserves the name of the originals for the originals, so these have names of their own.
"""

import sys

from fontTools import subset
from fontTools.ttLib import TTFont

# Latin, Greek and Cyrillic with all their accents, punctuation, currencies, and what stands in titles besides.
RANGES = """
    0020-007E 00A0-024F 0259 02BB-02BC 02C6-02DD 0300-0304 0306-030C 0311-0312 031B 0323-0328 0331 0342 0384-03CE
    0400-045F 0462-0463 0470-0475 048A-052F 1E00-1EFF 1F00-1FFF 2009-200A 2010-2015 2018-201E 2020-2022 2026 202F 2030
    2032-2033 2039-203A 2044 2070-208E 20A0-20C0 2116 2122 2190-2193 2212 2215
"""
# Of the table `name`: copyright, licence, where the licence is.
KEPT = (0, 13, 14)
# Family, style, unique id, full name, name for PostScript.
NAMES = {1: "{}", 2: "Regular", 3: "{}", 4: "{}", 6: "{}"}


def main(source, family, target):
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp"]
    options.hinting = False
    options.name_IDs = list(KEPT)
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    letters = set()
    for span in RANGES.split():
        first, _, last = span.partition("-")
        letters.update(range(int(first, 16), int(last or first, 16) + 1))
    subsetter.populate(unicodes=letters)
    subsetter.subset(font)
    for number, name in NAMES.items():
        text = name.format(family if number != 6 else family.replace(" ", ""))
        font["name"].setName(text, number, 3, 1, 0x409)
    font["CFF "].cff.fontNames = [family.replace(" ", "")]
    top = font["CFF "].cff.topDictIndex[0]
    top.FullName = top.FamilyName = family
    font.save(target)


main(*sys.argv[1:])
