"""Whether a first page fits: on one page, nothing over its edge, and nothing of the text under the foot."""

from weasyprint import Page
from weasyprint.layout.absolute import AbsolutePlaceholder

PIXELS_A_MM = 96 / 25.4
SLACK = 1.5  # pixels by which letters may hang over the box that holds them


def misfits(pages: list[Page]) -> list[list[str]]:
    """Each as a key with how many millimetres or pages: "long", "over" (the foot), "edge"."""
    if len(pages) > 1:
        return [["long", str(len(pages))]]
    page = pages[0]
    found: dict[str, float] = {}
    tops: list[float] = []
    flow: list[float] = []
    edge = 0.0
    for box, within in _texts(page._page_box, ""):
        bottom, right = box.position_y + box.height, box.position_x + box.width
        edge = max(edge, bottom - page.height, right - page.width, -box.position_x, -box.position_y)
        if within == "flow":
            flow.append(bottom)
        elif within == "foot":
            tops.append(box.position_y)
    if edge > SLACK:
        found["edge"] = edge
    if flow and tops and max(flow) > min(tops) + SLACK:
        found["over"] = max(flow) - min(tops)
    return [[key, f"{pixels / PIXELS_A_MM:.0f}"] for key, pixels in found.items()]


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
