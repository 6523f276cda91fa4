"""What the books register when the app begins."""

from records import merging, nextthings, personal

from . import holding, portal


def join() -> None:
    portal.register()
    nextthings.register(portal.of_books)
    personal.register_holder("books", export=holding.export_books, erase=holding.erase_from_books, place=81)
    merging.register_follower("books", move=holding.follow, place=81)
