from django.db import models
from django.utils.translation import gettext_lazy as _


class Article(models.Model):
    title = models.CharField(_("headline"), max_length=9, help_text=_('What it tells.'))

    class Meta:
        verbose_name = _("piece")
