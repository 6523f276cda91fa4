"""That the end of a seal's certificate was told; the keys themselves never come here (KEYS in docs/rules.md)."""

from django.db import models

from records.history import tracked


@tracked()
class KeyNotice(models.Model):
    """Administrators were told that so many days are left; 0 when it had ended. One for each, so none comes twice."""

    fingerprint = models.CharField(max_length=95)
    days = models.PositiveSmallIntegerField()
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fingerprint", "days"], name="key_notice_once")]

    def __str__(self):
        return f"{self.fingerprint[:11]}: {self.days}"
