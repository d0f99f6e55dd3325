# SPDX-License-Identifier: Apache-2.0
"""What people write in figures: amounts, dates, member ids, serials and ZIP codes.

A figure is a list of parts (kind, characters). Kind "line" is written on the base line, "raised"
are small figures above it, "over" are small figures above a bar over a denominator that the label
leaves out, "fraction" is a small raised 67/100, often underlined. Raised and barred cents are
labelled with the figures and one "/" after them, so that 345 with 67 over 100 is labelled 34567/;
the same written in line or as a raised fraction, 345 67/100, is 34567/100.
"""
import string

DIGIT_CLASSES = string.digits + "$.,-/*#xX"


def number(rng, count):
    """Ones are commoner: a pair of them is the narrowest thing that people write."""
    return "".join(rng.choice(string.digits + "1") for _ in range(count))


def grouped(rng, dollars):
    text = str(dollars)
    if dollars >= 1000 and rng.random() < .5:
        text = f"{dollars:,}"
    return text


def amount(rng):
    dollars = int(10 ** rng.uniform(0, 4.3)) if rng.random() < .9 else rng.randrange(10)
    cents = "00" if rng.random() < .25 else number(rng, 2)
    head = grouped(rng, dollars)
    dollar_sign = "$" if rng.random() < .35 else ""
    stars = "*" * rng.choice([1, 2, 3]) if rng.random() < .12 else ""
    front = rng.choice([dollar_sign + stars, stars + dollar_sign])
    back = stars if stars and rng.random() < .7 else ""
    style = rng.choices(["point", "over", "raised", "fraction", "slash", "dash", "none", "pointxx", "gap"],
                        [.34, .12, .08, .22, .09, .04, .05, .02, .04])[0]
    denominator = rng.choice(["100", "100", "xx", "00", "XX"])
    parts = {"point": [("line", head + "." + cents)], "over": [("line", head), ("over", cents)],
             "raised": [("line", head), ("raised", cents)],
             "fraction": [("line", head), ("fraction", f"{cents}/{denominator}")],
             "slash": [("line", f"{head} {cents}/{denominator}")],
             "dash": [("line", head + rng.choice([".-", "-", ".--"]))], "none": [("line", head)],
             "pointxx": [("line", f"{head}.{cents}/{denominator}")],
             "gap": [("line", f"{head}-{cents}")]}[style]
    if style in ("over", "raised", "fraction") and rng.random() < .3:
        parts[0] = ("line", parts[0][1] + ".")
    if style == "fraction" and rng.random() < .2:
        parts[1] = ("fraction", rng.choice(["xx", "XX", "00"]) + "/100")
    if style == "over" and rng.random() < .15:
        parts[1] = ("over", rng.choice(["xx", "XX", "00"]))
    parts[0] = ("line", front + parts[0][1])
    return parts + ([("line", back)] if back else [])


def date(rng):
    month, day, year = rng.randrange(1, 13), rng.randrange(1, 32), rng.randrange(2015, 2035)
    joint = rng.choices(["/", "-", ".", " / ", " - "], [.5, .25, .1, .1, .05])[0]
    month, day = (f"{v:02d}" if rng.random() < .4 else str(v) for v in (month, day))
    year = rng.choice([str(year), f"{year % 100:02d}"])
    return [("line", rng.choices([joint.join((month, day, year)), joint.join((year, month, day)),
                                  joint.join((month, year)), joint.join((month, day))], [8, 1, 1, .5])[0])]


def identifier(rng):
    count = rng.choices([12, 9, 11, 10, 4, 5, 7, 16], [6, 2, 1, 1, 1, 1, 1, 1])[0]
    text = number(rng, count)
    joint = rng.choices(["", " ", "-"], [.6, .25, .15])[0]
    size = rng.choice([3, 4, 4, 5, 6])
    text = joint.join(text[i:i + size] for i in range(0, count, size))
    return [("line", ("#" + rng.choice(["", " "]) if rng.random() < .1 else "") + text)]


def zip_code(rng):
    return [("line", number(rng, 5) + ("-" + number(rng, 4) if rng.random() < .4 else ""))]


def scanline(rng):
    groups = [number(rng, rng.randrange(3, 14)) for _ in range(rng.randrange(1, 4))]
    return [("line", rng.choice(["", " ", "  "]).join(groups))]


def figure(rng, of_glyphs=False):
    """`of_glyphs`: of real digits, of which member ids are in want of most."""
    weights = [.4, .1, .45, .05] if of_glyphs else [.55, .15, .24, .06]
    return rng.choices([amount, date, identifier, zip_code], weights)[0](rng)


def label(parts):
    """The characters a reader is to give for the parts; gaps are not characters."""
    return "".join(text + ("/" if kind in ("raised", "over") else "")
                   for kind, text in parts).replace(" ", "")
