"""The words for people who can act for a state or a movement, alone ("minister") or together ("delegation")."""

from __future__ import annotations

OFFICES = frozenset(
    """
    president vice-president premier minister secretary undersecretary envoy emissary ambassador diplomat
    chancellor king queen prince princess emir sultan monarch pope pontiff chief commander general admiral
    leader ruler dictator chairman chairwoman chair chairperson head governor speaker spokesman spokeswoman
    spokesperson negotiator mediator representative rapporteur commissioner counterpart adviser advisor aide
    deputy official delegate legislator lawmaker senator congressman parliamentarian politician statesman
    taoiseach tánaiste shah ayatollah sheikh mullah marshal colonel cleric warlord director inspector prosecutor
    attorney host guest colleague interlocutor strongman candidate archbishop figure cardinal patriarch
    boss coordinator predecessor successor officer
    plenipotentiary consul royal lord dignitary counsellor counselor councillor pm fm
    """.split()
)
GROUPS = frozenset(
    """
    delegation government administration regime side party team mission military army parliament authority
    leadership cabinet ministry bloc alliance coalition council faction rebel insurgent guerrilla militant group
    movement junta embassy nation country state power member ally neighbour neighbor donor troika quartet
    commission separatist opposition partner creditor expert troop observer inspector investigator elder tribe
    court institution agency dissident sponsor guarantor signatory board monitor
    """.split()
)
ACTING = OFFICES | GROUPS
# What one is who acts for nobody.
CALLINGS = frozenset(
    """
    writer author novelist poet actor actress singer musician footballer player athlete coach artist painter scientist
    journalist reporter photographer film-maker filmmaker tourist businessman businesswoman student comedian rapper
    pianist conductor boxer runner swimmer golfer cyclist designer chef
    """.split()
)


def head_word(lemma: str) -> str:
    """A lemma in lower case, singular where the model left a capitalised plural as it was ("Ministers")."""
    word = lemma.lower()
    if word in ACTING or not word.endswith("s"):
        return word
    return (
        word[:-3] + "y"
        if word.endswith("ies") and word[:-3] + "y" in ACTING
        else word[:-1]
        if word[:-1] in ACTING
        else word
    )


# Heads of a phrase that stand before a name and are no part of it.
TITLES = frozenset(
    """
    h.e. h.e president vice-president vice prime premier minister deputy foreign defence defense interior
    finance secretary undersecretary general gen gen. lt lt. lieutenant col col. colonel maj maj. major capt
    captain adm adm. admiral marshal field brigadier sir dame lord lady mr mr. mrs mrs. ms ms. miss dr dr. prof
    prof. professor sheikh shaikh mullah maulvi mawlawi ayatollah imam rev rev. reverend senator sen sen. rep
    rep. representative congressman governor gov gov. chancellor ambassador envoy special chief commander army
    staff state leader spokesman spokeswoman speaker chairman chairwoman head director taoiseach emir sultan
    former acting then ex-president then-president u.s u.s. us un u-n u-s federal prosecutor supreme commissioner high
    counselor counsellor councillor councilor commission national security adviser advisor justice judge attorney
    trade commerce energy transport oil external affairs home counterpart hon hon. excellency presidents ministers
    messrs archbishop
    secretary-general director-general attorney-general governor-general vice-premier
    first treasury education agriculture health labor labour environment culture industry petroleum economy development
    housing planning information tourism water
    cardinal bishop patriarch crown co-chair assistant opposition rebel
    pm fm eam nsa majesty highness royal eminence holiness honourable
    honorable alhaji baroness baron hh hrh hm datuk shri
    """.split()
)
_ABBREVIATED = frozenset({"us", "un", "pm", "fm", "eam", "nsa", "hh", "hrh", "hm"})


def is_title(word: str) -> bool:
    """Whether a word stands before a name: "UN" in "UN envoy Ada Brandt" does, "Un" in "Kim Jong Un" does not."""
    lowered = word.lower().rstrip(",")
    if "-" in lowered and lowered not in TITLES:  # "Vice-Foreign Minister"
        return all(part in TITLES for part in lowered.split("-"))
    return lowered in TITLES and not (lowered in _ABBREVIATED and not word.isupper())


# These belong to the name: "King Abdullah", "Pope Francis".
REGNAL = frozenset({"king", "queen", "prince", "princess", "pope", "emperor", "shah"})
HONORIFICS_HE = frozenset({"mr", "mr.", "sir", "king", "prince", "pope", "lord", "sheikh", "messrs"})
HONORIFICS_SHE = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "queen", "princess", "dame", "lady"})

# Capitalised words that make a chain of them an institution and not a person.
INSTITUTION_WORDS = frozenset(
    """
    session ministry department council committee commission parliament congress senate party movement front
    army force forces university institute institution bank fund agency organisation organization union league
    association federation company corporation group court office bureau service services house center centre
    foundation society conference summit forum assembly agreement accord treaty pact protocol declaration
    resolution charter process initiative plan act newspaper times post guardian news television radio tv press
    agency airport hotel palace embassy square street city club team fc airlines administration government board
    mission authority network brigade brigades command guard police road river sea ocean bay lake mountain
    mountains island islands peninsula valley desert strait dam canal war day week month year spring christmas
    easter ramadan republic kingdom emirate states nations deal convention states programme program project
    memorandum talks meeting visit trip peace crisis revolution uprising dialogue format
    """.split()
)
PARTICLES = frozenset("al do el bin ibn von van der den de da di du del della dos la le ben abu ul ur af zu".split())

_PORTFOLIOS = {
    "foreign": "foreign", "external": "foreign", "defence": "defence", "defense": "defence", "interior": "interior",
    "home": "interior", "finance": "finance", "treasury": "finance", "prime": "prime", "trade": "trade",
    "justice": "justice", "oil": "energy", "energy": "energy", "health": "health", "vice": "vice",
}  # fmt: skip


def are_of_different_ministries(a: str, b: str) -> bool:
    """Whether two offices are of different ministries: "defence minister", "foreign minister"."""
    one, other = ({_PORTFOLIOS[word] for word in office.lower().split() if word in _PORTFOLIOS} for office in (a, b))
    return bool(one and other) and not one & other
