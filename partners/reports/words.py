"""Our own words for what a frozen report keeps as keys, said in the reader's language."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

OWN = {
    "#not_said": pgettext_lazy("report", "not said"),
    "#other_school": _("another school"),
    "#completed": _("took part to the end"),
    "#left_early": _("left early"),
    "#never_came": _("did not come"),
    "#both_tests": _("took both tests"),
    "#not_both_tests": _("did not take both"),
    "#passed_first": _("passed at the first attempt"),
    "#not_passed_first": _("did not pass at the first attempt"),
    "#not_checked": _("without a result"),
    "#rose": _("level has risen"),
    "#did_not_rise": _("level has not risen"),
    "#reached": _("reach the aim"),
    "#not_reached": _("do not reach the aim"),
    "#opened": _("opened their profile"),
    "#not_opened": _("did not open it"),
    "#yes": pgettext_lazy("survey", "yes"),
    "#no": pgettext_lazy("survey", "no"),
    "#answered": pgettext_lazy("survey", "answered"),
    "#no_answer": pgettext_lazy("survey", "gave no answer"),
    "#not_asked": pgettext_lazy("survey", "were not asked"),
}
TITLES = {
    "school": _("By school"),
    "gender": _("By gender"),
    "status": _("By situation on the first day"),
    "age_band": _("By age"),
    "region": _("By region"),
    "left": _("How they left"),
    "opened": _("Profiles opened to partners"),
    "both_tests": _("Tests taken"),
}


def label(key: str) -> str:
    """What people chose stays as they read it; our own keys are said in the reader's language."""
    return str(OWN[key]) if key in OWN else key
