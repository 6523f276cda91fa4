"""What GiST compares without the btree_gist extension."""

from django.db.models import Func
from django.db.models.fields import IntegerField


class Int8Range(Func):
    """One key as a range, so that GiST compares it without the btree_gist extension."""

    function = "int8range"
    output_field = IntegerField()
