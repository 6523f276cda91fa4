"""The elements, attributes and properties that a drawn logo needs; everything else is left out."""

from django.utils.translation import gettext_lazy as _

ELEMENTS = {
    "svg", "g", "defs", "symbol", "use", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text",
    "tspan", "title", "desc", "style", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern",
}  # fmt: skip

# What only wraps other things becomes a plain group.
STANDS_FOR_GROUP = {"a", "switch"}

KINDS_LEFT_OUT = {
    "script": {"script", "handler", "listener"},
    "motion": {"animate", "animateColor", "animateMotion", "animateTransform", "set", "mpath", "discard"},
    "pictures": {"image", "feImage", "video", "audio", "iframe", "canvas"},
    "foreign": {"foreignObject"},
    "effects": {"filter"},
}

# Properties that may stand as attributes and in CSS alike.
PROPERTIES = {
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "opacity", "color", "display",
    "visibility", "clip-path", "clip-rule", "mask", "stop-color", "stop-opacity", "font-family", "font-size",
    "font-weight", "font-style", "text-anchor", "letter-spacing", "word-spacing", "dominant-baseline", "paint-order",
    "vector-effect", "isolation", "mix-blend-mode", "shape-rendering", "overflow",
}  # fmt: skip

ATTRIBUTES = PROPERTIES | {
    "id", "class", "viewBox", "preserveAspectRatio", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy",
    "r", "rx", "ry", "fx", "fy", "fr", "d", "points", "dx", "dy", "rotate", "textLength", "lengthAdjust", "transform",
    "gradientUnits", "gradientTransform", "spreadMethod", "offset", "patternUnits", "patternContentUnits",
    "patternTransform", "clipPathUnits", "maskUnits", "maskContentUnits", "version",
}  # fmt: skip

# What the person is told of each kind that was left out, or that will look otherwise.
TOLD = {
    "script": _("Scripts in the drawing were taken out."),
    "motion": _("Moving parts were taken out: a logo stands still."),
    "pictures": _("A picture inside the drawing was taken out: a vector logo is drawn with lines alone."),
    "foreign": _("Parts that are no drawing were taken out."),
    "effects": _("Effects such as shadows were taken out."),
    "outside": _("Links to other files were taken out."),
    "letters": _("It holds letters as text, which look different on each device: convert them to outlines."),
}
