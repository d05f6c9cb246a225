from django.db import models


class Booking(models.Model):
    room = models.CharField(max_length=10)
    date = models.DateField()
    guest = models.CharField(max_length=10)

    class Meta:
        ordering = [
            "-date",  # newest first
            "room",
        ]
        unique_together = (("room", "date"), ("guest", "date"))
        indexes = [
            # how the porter looks things up
            models.Index(fields=["date", "-room"], name="by_day"),
            models.Index(fields=["guest"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["room", "date"],  # one guest a day
                name="one_guest",
            ),
        ]
        get_latest_by = 'date'
