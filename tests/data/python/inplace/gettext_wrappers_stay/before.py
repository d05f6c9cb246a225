from django.db import models
from django.utils.translation import gettext_lazy as _


class Article(models.Model):
    title = models.CharField(_("title"), max_length=9, help_text=_('What it says.'))

    class Meta:
        verbose_name = _("article")
