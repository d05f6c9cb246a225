from django.db import models


class Booking(models.Model):
    room = models.CharField(max_length=10)
    day = models.DateField()
    guest = models.CharField(max_length=10)

    class Meta:
        ordering = [
            "-day",  # newest first
            "room",
        ]
        unique_together = (("room", "day"), ("guest", "day"))
        indexes = [
            # how the porter looks things up
            models.Index(fields=["day", "-room"], name="by_day"),
            models.Index(fields=["guest"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["room", "day"],  # one guest a day
                name="one_guest",
            ),
        ]
        get_latest_by = 'day'
