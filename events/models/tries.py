from django.db import models


class NetworkTries(models.Model):
    """How often one network has signed somebody up within one hour. `network` is a keyed hash that is another each day."""

    network = models.CharField(max_length=64)
    hour = models.DateTimeField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["network", "hour"], name="one_count_a_network_and_hour")]
        indexes = [models.Index(fields=["hour"], name="tries_by_hour")]

    def __str__(self) -> str:
        return f"{self.hour:%Y-%m-%d %H}"
