#!/usr/bin/env python3
"""Makes the print fonts of this folder from Noto CJK.

Usage: subset.py SOURCE_FOLDER   (holding NotoSansCJK-*.ttc and NotoSerifCJK-*.ttc)
Needs: fonttools (4.68 was used). The same sources and version give the same bytes.

The characters kept: ASCII, the Chinese punctuation and signs of GB 2312, its 6,763 characters, and every character
that stands in data/henan/*.csv. The code font keeps ASCII only. The face of papers also keeps standard.txt: the
characters of the Table of General Standard Chinese Characters (通用规范汉字表, State Council 2013) beyond GB 2312, which
names of people and places may have.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection

HERE = pathlib.Path(__file__).resolve().parent
DATA = HERE.parents[2] / "data" / "henan"
# (source file, face inside it, result, what it keeps)
FACES = [
    ("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC", "DaodiPrintSans.otf", "register"),
    ("NotoSerifCJK-Bold.ttc", "Noto Serif CJK SC", "DaodiPrintSerif.otf", "register"),
    ("NotoSansCJK-Bold.ttc", "Noto Sans Mono CJK SC", "DaodiPrintCode.otf", "ascii"),
    ("NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC", "DaodiPrintSong.otf", "papers"),
]
FAMILIES = {
    "DaodiPrintSans.otf": "Daodi Print Sans",
    "DaodiPrintSerif.otf": "Daodi Print Serif",
    "DaodiPrintCode.otf": "Daodi Print Code",
    "DaodiPrintSong.otf": "Daodi Print Song",
}


def gb2312():
    """Every character of GB 2312: signs (rows 1-9) and characters (rows 16-87)."""
    for row in [*range(0xA1, 0xAA), *range(0xB0, 0xF8)]:
        for cell in range(0xA1, 0xFF):
            try:
                yield bytes([row, cell]).decode("gb2312")
            except UnicodeDecodeError:
                pass


def characters(keeps):
    """What a face keeps."""
    if keeps == "ascii":
        return {chr(c) for c in range(0x20, 0x7F)}
    wanted = {chr(c) for c in range(0x20, 0x7F)} | set(gb2312())
    wanted |= set("·–—‘’“”…‰′″℃Ⅰ①②③④⑤⑥⑦⑧⑨⑩×÷±≤≥²³㎡№™®©　")
    for file in sorted(DATA.glob("*.csv")):
        wanted |= set(file.read_text(encoding="utf-8"))
    # Characters of place and family names beyond GB 2312 that the shipped township list uses.
    for file in sorted((DATA / "geo").glob("*.csv")):
        wanted |= set(file.read_text(encoding="utf-8"))
    if keeps == "papers":
        wanted |= set((HERE / "standard.txt").read_text(encoding="utf-8")) | set("〔〕□√—〇㎜㎝㎞")
    return {c for c in wanted if c.isprintable() or c == "　"}


def rename(font, family):
    """Gives the face its own name, so that it never passes for the complete font."""
    postscript = family.replace(" ", "")
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
        elif record.nameID in (4,):
            record.string = family
        elif record.nameID in (2, 17):
            record.string = "Regular"
        elif record.nameID == 6:
            record.string = postscript
        elif record.nameID == 3:
            record.string = postscript + ";subset"
    top = font["CFF "].cff
    top.fontNames = [postscript]
    top[0].FullName = family
    top[0].FamilyName = family
    top[0].Weight = "Regular"
    # One weight a family: a renderer that asks for "normal" gets it.
    font["OS/2"].usWeightClass = 400
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x21) | 0x40
    font["head"].macStyle = 0


def main():
    source = pathlib.Path(sys.argv[1])
    for file, face, result, keeps in FACES:
        fonts = TTCollection(source / file).fonts
        font = next(f for f in fonts if f["name"].getDebugName(1).startswith(face))
        options = subset.Options()
        options.layout_features = []
        options.hinting = False
        options.desubroutinize = False
        options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
        options.name_languages = [0x409]
        options.notdef_outline = True
        options.drop_tables += ["GPOS", "GSUB", "GDEF", "BASE", "VORG", "vhea", "vmtx", "DSIG"]
        wanted = characters(keeps)
        tool = subset.Subsetter(options)
        tool.populate(text="".join(sorted(wanted)))
        tool.subset(font)
        rename(font, FAMILIES[result])
        font["head"].modified = font["head"].created
        font.recalcTimestamp = False
        font.save(HERE / result)
        missing = sorted(wanted - {chr(c) for c in font.getBestCmap()})
        print(result, (HERE / result).stat().st_size, "bytes,", len(font.getBestCmap()), "characters; missing:", "".join(missing) or "none")


if __name__ == "__main__":
    main()
