"""What most rows share."""

import uuid

from django.db import models


class PublicRow(models.Model):
    """A row with a name for the outside: what leaves the house in a URL or a file is `public_id`, never the key."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True
