"""What the library tells the rest of the house when it starts."""

from django.apps import AppConfig


class CoursesConfig(AppConfig):
    name = "courses"

    def ready(self):
        _tell_next_things()
        _tell_what_is_held()
        _tell_whom_merging_moves()
        _tell_what_follows_an_organisation()


def _tell_next_things():
    """Registered by what has something for somebody to do."""
    from records import nextthings

    from .gap import things as gap
    from .reviewing import things

    nextthings.register(gap.roles_to_weight)
    nextthings.register(gap.outcomes_to_map)
    nextthings.register(things.of_expert)
    nextthings.register(things.of_author)


def _tell_what_is_held():
    """Registered by what holds something about a person."""
    from records.personal import register_holder

    from .personal import attempts, evidence, gaps, reviews

    register_holder("module reviews", export=reviews.export, erase=reviews.erase, place=41)
    register_holder("gap analysis", export=gaps.export, erase=gaps.erase, place=41)
    register_holder("quizzes", export=attempts.export, erase=attempts.erase, place=40)
    register_holder("competencies", export=evidence.export, erase=evidence.erase, place=40)


def _tell_whom_merging_moves():
    """Registered by what follows a person into the account that stays."""
    from records.merging import register_follower

    from .personal import attempts, evidence, reviews

    register_follower("module reviews", move=reviews.follow, place=41)
    register_follower("quizzes", move=attempts.follow, why_not=attempts.why_not_follow, place=40)
    register_follower("competencies", move=evidence.follow, why_not=evidence.why_not_follow, place=40)


def _tell_what_follows_an_organisation():
    from . import joining

    joining.register()
