"""Whether a learning outcome begins with something that can be seen and measured (OUTCOMES in docs/rules.md)."""

import re

from django.utils.translation import gettext as _

FIRST_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What one can say, write or decide: enough for level 1
EXPLAINS = _words(
    """
    analyse analyze appraise argue arrange assess assign calculate categorise categorize choose cite classify
    compare compute contrast convert criticise decide deduce defend define derive describe detect determine
    differentiate discuss distinguish estimate evaluate explain formulate give identify illustrate indicate
    infer interpret judge justify label list locate match name order outline plan predict prioritise prioritize
    propose rank recall recognise recognize recommend relate report rephrase select solve sort specify spot
    state summarise summarize trace translate triage
    """
)
# What one does with hands or on paper, in front of somebody: level 2
PERFORMS = _words(
    """
    adjust administer aliquot apply assemble build calibrate carry centrifuge check clean collect complete
    conduct construct correct count cryopreserve demonstrate design disinfect dispense document draft draw don
    enter execute expand fill filter freeze gown handle inoculate inspect install investigate isolate keep load
    maintain measure mix model monitor move open operate organise organize pack perform pipette prepare present
    produce programme program prove qualify quarantine reconcile record remove repair respond run sample seal
    seed set sign simulate solve store swab take teach test thaw transfer transport treat use validate verify
    wash weigh wipe write
    """
)
# What nobody can see, with what to write instead; in the languages in which modules are written
VAGUE = _words(
    """
    understand know learn appreciate realise realize grasp be become acquire familiarise familiarize explore
    believe feel think enjoy master comprehend internalise internalize begrijpen kennen weten leren beseffen
    inzien snappen doorgronden ervaren beheersen comprendre connaître connaitre savoir apprendre apprécier
    saisir maîtriser maitriser découvrir
    """
)


def verb_of(text: str) -> str:
    """The first word, in small letters."""
    found = FIRST_WORD.search(text)
    return found[0].casefold() if found else ""


def level_of(text: str) -> int:
    """The level that its verb shows: 1 explains, 2 performs, 0 when the verb is in no list (LEVELS)."""
    verb = verb_of(text)
    if verb in PERFORMS:
        return 2
    return 1 if verb in EXPLAINS else 0


def why_not_measurable(text: str) -> str:
    """Why an outcome cannot be released so; "" = it can."""
    if verb_of(text) in VAGUE:
        return _(
            "“%(verb)s” cannot be seen or measured: write what somebody does to show it, such as explain, calculate "
            "or demonstrate."
        ) % {"verb": verb_of(text)}
    return ""


def remark_on(text: str) -> str:
    """What an author should look at, in words; "" = nothing. It stands in nobody's way."""
    if reason := why_not_measurable(text):
        return reason
    if not level_of(text):
        return _("“%(verb)s” is in no list of measurable verbs: is it something that one can see somebody do?") % {
            "verb": verb_of(text)
        }
    return ""


def remarks_on_levels(outcomes) -> list[str]:
    """Competencies of level 2 that only outcomes of level 1 build; `outcomes` with their competencies."""
    aimed, shown = {}, {}
    for outcome in outcomes:
        for competency in outcome.competencies.all():
            aimed[competency.code] = competency.course_target
            shown[competency.code] = max(shown.get(competency.code, 0), level_of(outcome.text) or 2)
    return [
        _("%(code)s aims at level 2, but no outcome here asks somebody to do something for it.") % {"code": code}
        for code in sorted(aimed)
        if aimed[code] == 2 and shown[code] < 2
    ]
