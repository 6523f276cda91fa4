"""What the solver is asked about groups, read from the rows of a cohort (GROUPS in docs/rules.md)."""

from collections.abc import Iterable

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cohorts.answers import values_of
from cohorts.models import Application, Cohort, GroupPlan, GroupWish, Question
from cohorts.rotation import grouping

GOWN, LANGUAGES = Question.Meaning.GOWN_SIZE, Question.Meaning.LANGUAGES


def enrolled_of(cohort: Cohort) -> list[Application]:
    """Those who take part, with the words a page shows of them; one query."""
    return list(cohort.applications.enrolled().select_related("person", "school").order_by("person__full_name", "pk"))


def plan_of(cohort: Cohort) -> GroupPlan:
    """As it was saved, or as it begins."""
    return GroupPlan.objects.filter(cohort=cohort).first() or GroupPlan(cohort=cohort)


def wishes_of(cohort: Cohort) -> list[GroupWish]:
    """With `members`, those of its people who are enrolled still; two queries."""
    enrolled = Application.objects.enrolled().select_related("person").order_by("person__full_name")
    return list(cohort.group_wishes.prefetch_related(Prefetch("people", enrolled, to_attr="members")))


def spoken(value) -> tuple[str, ...]:
    """Languages as answered: several choices, one, or some words with commas."""
    words = value if isinstance(value, list) else str(value or "").replace(";", ",").split(",")
    return tuple(sorted({str(word).strip().casefold() for word in words} - {""}))


def grouping_of(cohort: Cohort, enrolled: Iterable[Application] | None = None) -> grouping.Grouping:
    rows = list(enrolled if enrolled is not None else enrolled_of(cohort))
    told, plan = values_of(rows, GOWN, LANGUAGES), plan_of(cohort)
    people = tuple(
        grouping.Person(
            row.pk,
            school=str(row.school_id or row.school_other.casefold()),
            languages=spoken(told[row.pk].get(LANGUAGES)),
            gown=str(told[row.pk].get(GOWN) or ""),
            was=row.group,
        )
        for row in rows
    )
    rules = tuple(_rules(plan, wishes_of(cohort)))
    return grouping.Grouping(people, plan.number, rules, plan.mix_schools)


def _rules(plan: GroupPlan, wishes: list[GroupWish]) -> Iterable[grouping.GroupRule]:
    yield grouping.GroupRule("even", grouping.EVEN)
    if plan.largest:
        yield grouping.GroupRule("largest", grouping.LARGEST, number=plan.largest)
    if plan.share_language:
        yield grouping.GroupRule("language", grouping.LANGUAGE)
    for size, number in sorted(plan.gown_stock.items()):
        yield grouping.GroupRule(f"gowns:{size}", grouping.GOWNS, size=size, number=number)
    for wish in wishes:
        if len(wish.members) > 1:
            yield grouping.GroupRule(f"wish:{wish.pk}", wish.kind, people=tuple(row.pk for row in wish.members))


def say_rules(cohort: Cohort, asked: grouping.Grouping, keys: list[str]) -> list[str]:
    """The rules in words, in the order given; those whose wish was removed meanwhile are left out."""
    names = {row.pk: str(row.person) for row in enrolled_of(cohort)}
    rules = {rule.key: rule for rule in asked.rules}
    return [_say(rules[key], asked, names) for key in keys if key in rules]


def _say(rule: grouping.GroupRule, asked: grouping.Grouping, names: dict[int, str]) -> str:
    people = ", ".join(names.get(key, "–") for key in rule.people)
    match rule.kind:
        case grouping.EVEN:
            return _("%(people)d people in %(groups)d groups whose sizes differ by one at most.") % {
                "people": len(asked.people),
                "groups": asked.number,
            }
        case grouping.LARGEST:
            words = ngettext("At most %(n)d person in a group.", "At most %(n)d people in a group.", rule.number)
            return words % {"n": rule.number}
        case grouping.LANGUAGE:
            return _("Everybody in a group shares one language.")
        case grouping.GOWNS:
            wearing = sum(person.gown == rule.size for person in asked.people)
            return _("Gown %(size)s: %(stock)d for each of %(groups)d groups, %(wearing)d people wear it.") % {
                "size": rule.size,
                "groups": asked.number,
                "stock": rule.number,
                "wearing": wearing,
            }
        case grouping.TOGETHER:
            return _("Together in one group: %(people)s.") % {"people": people}
    return _("All in different groups: %(people)s.") % {"people": people}
