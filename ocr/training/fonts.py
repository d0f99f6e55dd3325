# SPDX-License-Identifier: Apache-2.0
"""Fonts for generated lines: handwriting from npm (never committed), print from Debian.

`python3 fonts.py install` fetches the handwriting fonts below into $LOCKBOX_FONTS with npm and
converts them to TrueType. RESERVED fonts are what `samples/` writes with; they are never trained
on, so that a generated night is unseen paper. HELD_BACK fonts are kept for validation.
"""
import functools
import glob
import os
import random
import subprocess
import sys

from PIL import ImageFont

RESERVED = {
    "caveat", "homemade-apple", "reenie-beanie", "nothing-you-could-do", "shadows-into-light",
    "patrick-hand", "kalam", "cedarville-cursive", "gloria-hallelujah", "la-belle-aurore"}
HELD_BACK = {"coming-soon", "zeyada", "gochi-hand", "sue-ellen-francisco", "dancing-script",
             "beth-ellen", "playwrite-us-modern", "vibur"}
HAND = """indie-flower dancing-script covered-by-your-grace rock-salt just-another-hand coming-soon
architects-daughter permanent-marker handlee sue-ellen-francisco waiting-for-the-sunrise
over-the-rainbow schoolbell gochi-hand nanum-pen-script sriracha mali merienda sacramento mr-dafoe
zeyada dawning-of-a-new-day loved-by-the-king the-girl-next-door short-stack swanky-and-moo-moo
crafty-girls delius neucha pangolin itim mynerve give-you-glory just-me-again-down-here satisfy
cookie bad-script marck-script damion kristi gaegu amatic-sc alex-brush allura balsamiq-sans
annie-use-your-telescope birthstone condiment corinthia courgette delicious-handrawn ephesis
finger-paint grand-hotel great-vibes italianno kaushan-script licorice mansalva montecarlo
mr-de-haviland ms-madi nanum-brush-script oooh-baby parisienne pinyon-script playpen-sans poor-story
rochester shantell-sans tangerine twinkle-star vibur yellowtail yomogi zen-kurenaido comic-neue
kiwi-maru yusei-magic playwrite-us-trad playwrite-us-modern beth-ellen meddon league-script""".split()
TYPEWRITER = "special-elite courier-prime cutive-mono".split()
# Capitals only, or so flourished that a lower-case line is not fair to read.
CAPITALS_ONLY = {"amatic-sc", "permanent-marker", "rock-salt"}

PRINT_FOLDERS = {
    "sans": ["truetype/dejavu/DejaVuSans*.ttf", "truetype/liberation/LiberationSans*.ttf",
             "opentype/urw-base35/NimbusSans*.otf", "opentype/urw-base35/URWGothic*.otf"],
    "serif": ["truetype/dejavu/DejaVuSerif*.ttf", "truetype/liberation/LiberationSerif*.ttf",
              "opentype/urw-base35/NimbusRoman*.otf", "opentype/urw-base35/C059*.otf",
              "opentype/urw-base35/P052*.otf", "opentype/urw-base35/URWBookman*.otf"],
    "mono": ["truetype/liberation/LiberationMono*.ttf", "truetype/dejavu/DejaVuSansMono*.ttf",
             "opentype/urw-base35/NimbusMonoPS*.otf", "truetype/noto/NotoSansMono*.ttf"],
    "ocr": ["truetype/ocr-a/OCRA.ttf", "truetype/ocr-a/OCRABold.ttf",
            "truetype/ocr-a/OCRACondensed.ttf", "opentype/ocr-b/OCRB.otf",
            "opentype/ocr-b/OCRBS.otf", "opentype/ocr-b/OCRBL.otf"]}


def folder():
    return os.environ.get("LOCKBOX_FONTS", "/tmp/lockbox-fonts")


def install():
    """Fetches and converts; needs npm, python3-fonttools and python3-brotli."""
    from fontTools.ttLib import TTFont
    os.makedirs(folder(), exist_ok=True)
    with open(os.path.join(folder(), "package.json"), "w", encoding="utf-8") as package:
        package.write('{"private": true}\n')
    names = HAND + TYPEWRITER
    assert not RESERVED & set(names)
    subprocess.run(["npm", "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"]
                   + [f"@fontsource/{name}" for name in names], cwd=folder(), check=True)
    for name in names:
        files = f"{folder()}/node_modules/@fontsource/{name}/files/{name}-latin-[47]00-normal.woff2"
        for path in sorted(glob.glob(files)):
            weight = path.rsplit("-", 2)[1]
            font = TTFont(path)
            font.flavor = None
            font.save(f"{folder()}/{name}-{weight}.ttf")


def hand_fonts(held_back=False):
    """Paths of handwriting fonts for training, or of those held back for validation."""
    paths = []
    for path in sorted(glob.glob(f"{folder()}/*-400.ttf") + glob.glob(f"{folder()}/*-700.ttf")):
        name = os.path.basename(path)[:-8]
        if name in HAND and (name in HELD_BACK) == held_back:
            paths.append(path)
    return paths


@functools.lru_cache(maxsize=None)
def print_fonts(kind):
    paths = []
    for pattern in PRINT_FOLDERS[kind]:
        paths += sorted(glob.glob(f"/usr/share/fonts/{pattern}"))
    if kind == "mono":
        paths += [p for name in TYPEWRITER for p in glob.glob(f"{folder()}/{name}-*.ttf")]
    return paths


@functools.lru_cache(maxsize=4096)
def load(path, size):
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def capitals_only(path):
    return os.path.basename(path)[:-8] in CAPITALS_ONLY


def pick_print(rng: random.Random, weights):
    """One printed font's path; weights maps a kind of PRINT_FOLDERS to its share."""
    kind = rng.choices(list(weights), list(weights.values()))[0]
    return rng.choice(print_fonts(kind))


if __name__ == "__main__":
    if sys.argv[1:] != ["install"]:
        sys.exit("usage: LOCKBOX_FONTS=FOLDER python3 fonts.py install")
    install()
    print(len(hand_fonts()), "to train with,", len(hand_fonts(held_back=True)), "held back")
