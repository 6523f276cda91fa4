"""Whether a first page fits: on one page, nothing over its edge, and nothing of the text under the foot."""

from weasyprint import Page
from weasyprint.layout.absolute import AbsolutePlaceholder

PIXELS_A_MM = 96 / 25.4
SLACK = 1.5  # pixels by which letters may hang over the box that holds them


def misfits(pages: list[Page]) -> list[list[str]]:
    """Each as a key with how many millimetres or pages: "long", "over" (the foot), "edge", "cut"."""
    if len(pages) > 1:
        return [["long", str(len(pages))]]
    page = pages[0]
    found: dict[str, float] = {}
    tops: list[float] = []
    flow: list[float] = []
    edge, letters = 0.0, 0
    for box, within in _texts(page._page_box, ""):
        letters += len("".join(getattr(box, "text", "").split()))
        bottom, right = box.position_y + box.height, box.position_x + box.width
        edge = max(edge, bottom - page.height, right - page.width, -box.position_x, -box.position_y)
        if within == "flow":
            flow.append(bottom)
        elif within == "foot":
            tops.append(box.position_y)
    if letters < _letters_of(page):
        found["cut"] = 0
    if edge > SLACK:
        found["edge"] = edge
    if flow and tops and max(flow) > min(tops) + SLACK:
        found["over"] = max(flow) - min(tops)
    return [[key, f"{pixels / PIXELS_A_MM:.0f}"] for key, pixels in found.items()]


def _letters_of(page: Page) -> int:
    """How many letters the page has to show: what has no room on a page of its own is left out without a word.

    Drawings have none, and what is written for one language alone may be hidden.
    """
    root = next(child.element for child in page._page_box.children if getattr(child, "element", None) is not None)

    def count(element) -> int:
        name = element.tag if isinstance(element.tag, str) else ""
        own = "".join((element.text or "").split())
        if name.endswith(("svg", "head")) or (name != "html" and "lang" in element.attrib):
            return 0
        return len(own) + sum(count(child) + len("".join((child.tail or "").split())) for child in element)

    return count(root)


def _texts(box, within: str):
    """Every line of text and every picture, and whether it stands in the text or at the foot."""
    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    element = getattr(box, "element", None)
    name = element.attrib.get("class", "") if element is not None and hasattr(element, "attrib") else ""
    within = name if name in ("flow", "foot") else within
    if type(box).__name__ in ("TextBox", "InlineReplacedBox", "BlockReplacedBox") and box.width and box.height:
        yield box, within
    for child in getattr(box, "children", ()):
        yield from _texts(child, within)
