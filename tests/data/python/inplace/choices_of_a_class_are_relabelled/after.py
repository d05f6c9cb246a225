from django.db import models
from django.utils.translation import gettext_lazy as _


class Article(models.Model):
    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        # Seen by an editor.
        READ = "read", _("Read")  # twice
        OUT = "out", _("In print")

    status = models.TextField(choices=Status.choices, default=Status.DRAFT)
