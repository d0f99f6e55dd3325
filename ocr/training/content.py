# SPDX-License-Identifier: Apache-2.0
"""What people write on payment paper: amounts in words, payees, names, addresses, memo lines.

Every function takes a random.Random and returns a string of TEXT_CLASSES only.
"""
import functools
import os
import random
import string

TEXT_CLASSES = string.ascii_letters + string.digits + " .,-/&'#$()*:"
ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
TENS = "- ten twenty thirty forty fifty sixty seventy eighty ninety".split()
MISSPELT = {"forty": ["fourty", "forthy"], "ninety": ["ninty", "ninedy"], "eight": ["eigth", "eght"],
            "thirteen": ["thirten"], "four": ["for", "foor"], "hundred": ["hundered", "hunderd",
            "hundread", "hundrd"], "twelve": ["twelfe"], "fifty": ["fivety", "fifthy"],
            "ninety ": ["ninty"], "twenty": ["twelvty", "twenny"], "thousand": ["thousend",
            "thousnd"], "dollars": ["dollers", "dolars"], "eighty": ["eigthy", "eighy"]}
PAYEES = ["Health Connector", "MA Health Connector", "Massachusetts Health Connector",
          "Mass Health Connector", "The Health Connector", "Health Connecter", "HealthConnector",
          "Commonwealth Health Connector", "MASS. HEALTH CONNECTOR", "Mass. Health Conn."]
OTHER_PAYEES = ["Eversource", "National Grid", "City of Boston", "Town of Milton", "IRS", "RMV",
                "US Treasury", "Comcast", "Verizon", "Cash", "Stop & Shop", "Home Depot",
                "Blue Cross", "Delta Dental", "Tufts Health Plan", "Commonwealth of Mass.",
                "Bank of America", "Citizens Bank", "Boston Gas", "Dr. Smith", "Mass Mutual"]
CARRIERS = """Blue Cross Blue Shield of Massachusetts|Blue Cross Blue Shield|BCBS|BCBSMA|Blue Cross|
HMO Blue|Fallon Health|Fallon Community Health Plan|FCHP|Fallon|Harvard Pilgrim Health Care|HPHC|
Harvard Pilgrim|Point32Health|Health New England|HNE|Mass General Brigham Health Plan|
AllWays Health Partners|AllWays|Neighborhood Health Plan|NHP|MGB|MGB Health Plan|Tufts Health Plan|
Tufts Health Direct|Tufts Health Public Plans|Tufts|Network Health|Tufts Direct|Tufts Premier|
UnitedHealthcare|United Healthcare|United|UHC|WellSense Health Plan|WellSense|BMC HealthNet Plan|
BMC HealthNet|Boston Medical Center Health Plan|BMCHP|Delta Dental of Massachusetts|Delta|
Delta Dental|Altus Dental|Altus""".replace("\n", "").split("|")
STREETS = """Main Elm Oak Maple Washington Park Pleasant School High Church Walnut Chestnut Summer
Winter Spring Pine Cedar Centre Highland Adams Beacon Commonwealth Massachusetts Harvard Boylston
Tremont Broadway Salem Essex Franklin Lincoln Jefferson Madison Union Water River Lake Hill Mill
Forest Prospect Grove Cherry Willow Court Federal State Canal Railroad Cambridge Concord""".split()
STREET_TYPES = "St Street Ave Avenue Rd Road Dr Drive Ln Lane Ct Court Pl Ter Way Blvd Cir Sq".split()
TOWNS = """Boston Worcester Springfield Cambridge Lowell Brockton Quincy Lynn Newton Lawrence
Somerville Framingham Haverhill Waltham Malden Brookline Plymouth Medford Taunton Chicopee Weymouth
Revere Peabody Methuen Barnstable Attleboro Everett Salem Westfield Leominster Fitchburg Beverly
Holyoke Marlborough Woburn Amherst Chelsea Dorchester Roxbury Mattapan Hyannis Natick Milton""".split()
MONTHS = """January February March April May June July August September October November December
Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec""".split()
LABELS = ["Member ID", "Member Id", "MEMBER ID", "ID", "ID#", "Mem ID", "Member #", "Acct", "Acct #",
          "Account", "ACCT", "Billing Acct", "Health Ins", "Health Insurance", "Dental",
          "premium", "Premium", "insurance", "for", "Inv", "Invoice", "Policy", "SSN", "dental ins"]
PRINT_LABELS = ["PAY TO THE ORDER OF", "Pay to the Order of", "DOLLARS", "Dollars", "MEMO", "Memo",
                "DATE", "Date", "FOR", "For", "AUTHORIZED SIGNATURE", "Member ID:", "Amount Due",
                "Due Date", "Invoice Number", "Billing Account Number", "Amount Enclosed", "Void after 90 days",
                "PURCHASER", "FROM", "ADDRESS", "PAY TO", "MONEY ORDER", "Serial Number",
                "Security features included", "First National Bank", "Coverage Month", "Total"]


@functools.lru_cache(maxsize=None)
def _census(name):
    path = os.path.join(os.environ["LOCKBOX_DATA"], "names/us_census_1990", name)
    with open(path, encoding="ascii") as lines:
        return [line.split()[0].title() for line in lines][:6000]


def digits(rng, count):
    return "".join(rng.choice(string.digits) for _ in range(count))


def under_thousand(rng, number):
    words = []
    if number >= 100:
        words += [ONES[number // 100], "hundred"]
        if number % 100 and rng.random() < .15:
            words.append("and")
    rest = number % 100
    if 0 < rest < 20:
        words.append(ONES[rest])
    elif rest >= 20:
        joint = rng.choices(["-", " "], [.6, .4])[0] if rest % 10 else ""
        words.append(TENS[rest // 10] + joint + (ONES[rest % 10] if rest % 10 else ""))
    return " ".join(words)


def cents_words(rng, cents):
    two = f"{cents:02d}" if cents else rng.choice(["00", "no", "xx", "00", "NO"])
    ending = rng.choices([f"{two}/100", f"{two}/xx", f"{two}/00", f"{two} cents", f"{two}"],
                         [.75, .08, .05, .07, .05])[0]
    return ending


def amount_in_words(rng):
    dollars = int(10 ** rng.uniform(0.6, 3.7))
    cents = 0 if rng.random() < .3 else rng.randrange(100)
    words = under_thousand(rng, dollars % 1000) or ("" if dollars >= 1000 else "zero")
    if dollars >= 1000:
        words = f"{under_thousand(rng, dollars // 1000)} thousand {words}".strip()
    joint = rng.choices([" and ", " & ", " dollars and ", " dollars ", " "], [.5, .25, .1, .1, .05])[0]
    text = words + joint + cents_words(rng, cents)
    if rng.random() < .08:
        text = words + rng.choice([" dollars", " only", " exactly", " dollars only"])
    if rng.random() < .12:
        text += rng.choice([" dollars", " only"])
    if rng.random() < .12:
        stars = rng.choice(["*", "**", "***", "****"])
        text = rng.choice([stars + text + stars, text + stars, stars + text, stars + text + stars + " dollars"])
    if rng.random() < .12:
        for right, wrongs in MISSPELT.items():
            if right in text:
                text = text.replace(right, rng.choice(wrongs), 1)
                break
    return cased(rng, text, [.35, .25, .25, .15])


def cased(rng, text, weights=(.2, .3, .3, .2)):
    """As it is, capitals, first letter large, every word large."""
    kind = rng.choices(range(4), weights)[0]
    return [text, text.upper(), text[:1].upper() + text[1:], text.title().replace("'S", "'s")][kind]


def person(rng):
    first = rng.choice(_census("dist.female.first" if rng.random() < .5 else "dist.male.first"))
    last = rng.choice(_census("dist.all.last"))
    if rng.random() < .06:
        last = rng.choice(["O'", "Mc", "De ", "St. "]) + last
    if rng.random() < .06:
        last += "-" + rng.choice(_census("dist.all.last"))
    forms = [f"{first} {last}", f"{first} {rng.choice(string.ascii_uppercase)}. {last}",
             f"{first} {rng.choice(string.ascii_uppercase)} {last}", f"{last}, {first}",
             f"{first[0]}. {last}", f"{first} & {rng.choice(_census('dist.male.first'))} {last}",
             first, last, f"{first} {last} Jr."]
    return rng.choices(forms, [.4, .1, .08, .08, .06, .06, .1, .1, .02])[0]


def address(rng):
    street = f"{rng.randrange(1, 2500)} {rng.choice(STREETS)} {rng.choice(STREET_TYPES)}"
    if rng.random() < .3:
        street += rng.choice([" Apt ", " Apt. ", " #", ", Apt ", " Unit "]) + rng.choice(
            [str(rng.randrange(1, 40)), f"{rng.randrange(1, 9)}{rng.choice('ABC')}"])
    code = "0" + digits(rng, 4)
    if rng.random() < .15:
        code += "-" + digits(rng, 4)
    town = f"{rng.choice(TOWNS)}{rng.choice([', ', ' ', ','])}{rng.choice(['MA', 'MA', 'Ma', 'Mass'])} {code}"
    return rng.choices([street, town, f"P.O. Box {rng.randrange(1, 9999)}", rng.choice(TOWNS), code],
                       [.45, .4, .06, .05, .04])[0]


def member_id(rng):
    number = digits(rng, 12)
    gaps = rng.choices(["", " ", "-"], [.6, .25, .15])[0]
    size = rng.choice([3, 4, 6])
    return gaps.join(number[i:i + size] for i in range(0, 12, size))


def memo(rng):
    number = rng.choices([member_id(rng), "7" + digits(rng, 8), digits(rng, rng.randrange(4, 10))],
                         [.6, .25, .15])[0]
    carrier = rng.choice(CARRIERS)
    label = rng.choice(LABELS)
    joint = rng.choice([" ", ": ", " # ", " - ", ":"])
    return rng.choices([f"{label}{joint}{number}", f"{label} {carrier}", f"{carrier} {number}", carrier,
                        f"{rng.choice(MONTHS)} {rng.choice(['premium', 'ins', 'payment', 'bill'])}",
                        f"{carrier} {rng.choice(MONTHS)}", number], [.3, .1, .15, .2, .08, .07, .1])[0]


def written_date(rng):
    month, day, year = rng.choice(MONTHS), rng.randrange(1, 32), rng.randrange(2019, 2029)
    return rng.choice([f"{month} {day}, {year}", f"{month}. {day}, {year}", f"{day} {month} {year}",
                       f"{month} {day} {year}", f"{rng.randrange(1, 13)}/{day}/{year % 100}",
                       f"{rng.randrange(1, 13)}-{day}-{year}", f"{month} {year}"])


def jumble(rng):
    """Letters without sense, so that the network reads and does not only remember."""
    alphabet = rng.choices([string.ascii_lowercase, string.ascii_uppercase, string.ascii_letters,
                            string.ascii_uppercase + string.digits, TEXT_CLASSES.replace(" ", "")],
                           [.4, .3, .1, .1, .1])[0]
    word = "".join(rng.choice(alphabet) for _ in range(rng.randrange(2, 10)))
    return word.capitalize() if rng.random() < .2 else word


def line(rng, printed=False):
    """One line of text of any kind; `printed` adds the labels of forms."""
    kinds = [amount_in_words, lambda r: cased(r, r.choice(PAYEES), (.5, .3, .1, .1)),
             lambda r: cased(r, r.choice(OTHER_PAYEES)), lambda r: cased(r, person(r), (.6, .37, .02, .01)),
             lambda r: cased(r, address(r), (.6, .38, .01, .01)),
             lambda r: cased(r, memo(r), (.75, .2, .03, .02)), written_date, jumble,
             lambda r: r.choice(PRINT_LABELS)]
    weights = [.4, .08, .03, .15, .1, .13, .04, .07, .1 if printed else 0]
    return rng.choices(kinds, weights)[0](rng)


def piece(rng: random.Random, text, longest):
    """A run of whole words of `text` of at most `longest` characters (or a cut word)."""
    if len(text) <= longest:
        return text
    words = text.split(" ")
    start = rng.randrange(len(words))
    run = words[start][:longest]
    for word in words[start + 1:]:
        if len(run) + 1 + len(word) > longest:
            break
        run += " " + word
    return run or text[:longest].strip()
