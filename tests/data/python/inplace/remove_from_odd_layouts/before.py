from django.db import models


class Article(models.Model):
    a = models.IntegerField(); b = models.IntegerField() ; c = models.IntegerField()  # three
    d = models.CharField \
        (max_length=5)  # goes
    # about e
    e = models.TextField(
        # inside
        blank=True,
    )
    if True:
        f = models.IntegerField()
    class Meta: ordering = ["a"]; verbose_name = "x"
