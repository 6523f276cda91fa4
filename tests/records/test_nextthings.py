from datetime import UTC, datetime

from records import nextthings
from records.nextthings import NextThing, Shelf


def test_the_readers_turn_comes_first_then_the_sooner(monkeypatch):
    soon, late = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    monkeypatch.setattr(nextthings, "_things", [])
    nextthings.register(lambda user: [NextThing("waits", tone="wait", until=soon), NextThing("turn, no date")])
    nextthings.register(lambda user: [NextThing("turn, late", until=late), NextThing("turn, soon", until=soon)])
    titles = [thing.title for thing in nextthings.next_things(None)]
    assert titles == ["turn, soon", "turn, late", "turn, no date", "waits"]


def test_shelves_stand_in_their_places_and_none_is_left_out(monkeypatch):
    monkeypatch.setattr(nextthings, "_shelves", [])
    nextthings.register_shelf(lambda user: Shelf("low"), 90)
    nextthings.register_shelf(lambda user: None, 50)
    nextthings.register_shelf(lambda user: Shelf("high"), 10)
    assert [shelf.title for shelf in nextthings.shelves(None)] == ["high", "low"]
