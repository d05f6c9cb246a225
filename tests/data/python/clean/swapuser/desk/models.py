from django.conf import settings
from django.db import models


class Ticket(models.Model):
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="tickets"
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        related_name="assigned_tickets",
        null=True,
    )
    watchers = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="watched")
    teams = models.ManyToManyField("auth.Group")


class Gadget(models.Model):
    name = models.CharField(max_length=20)

    class Meta:
        swappable = "DESK_GADGET_MODEL"

    def __str__(self):
        return self.name


class GadgetUse(models.Model):
    gadget = models.ForeignKey(Gadget, on_delete=models.CASCADE)
    ticket = models.ForeignKey(Ticket, on_delete=models.CASCADE)
