from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.Model):
    name = models.CharField(max_length=20)

    def __str__(self):
        return self.name


class Ticket(models.Model):
    class StatusChoices(models.TextChoices):
        DRAFT = "draft"
        IN_REVIEW = "in-review"
        DONE = "done", "All done"

    class Size(models.TextChoices):
        SMALL = "s"
        LARGE = "l"

    class Priority(models.IntegerChoices):
        LOW = 1
        QUITE_HIGH = 5, "Quite high"
        HIGHEST = 10

    class MetaChoices(models.TextChoices):
        ALPHA = "a"
        BETA = "b"

    class Language(models.TextChoices):
        ENGLISH = "en", _("English")
        NORWEGIAN = "nb", _("Norwegian")

    class Label(models.TextChoices):
        A_B = "a b", "Spaced out"

    class Empty(models.TextChoices):
        NOT_SAID = "", "Not said"
        SAID = "said"

    class LongLabel(models.TextChoices):
        EXPLAINED = (
            "explained",
            'This label is so long that it can\'t stand on one line together with its "value" here',
        )

    title = models.CharField(max_length=200, verbose_name=_("title"))
    status = models.CharField(
        max_length=10, default=StatusChoices.DRAFT, choices=StatusChoices.choices
    )
    previous_status = models.CharField(
        max_length=10,
        blank=True,
        default=StatusChoices.DONE,
        choices=StatusChoices.choices,
    )
    size = models.CharField(max_length=1, choices=Size.choices, db_default="s")
    priority = models.PositiveSmallIntegerField(
        default=Priority.QUITE_HIGH, choices=Priority.choices
    )
    meta = models.CharField(max_length=1, choices=MetaChoices.choices)
    language = models.CharField(max_length=2, default="fr", choices=Language.choices)
    grouped = models.CharField(
        max_length=5, choices=[("Warm", [("r", "Red"), ("o", "Orange")]), ("n", "None")]
    )
    maybe = models.IntegerField(null=True, choices=[(None, "Unknown"), (1, "One")])
    symbol = models.CharField(max_length=1, choices=[("+", "+"), ("-", "-")])
    twice = models.CharField(
        max_length=9, choices=[("north east", "A"), ("north-east", "B")]
    )
    label = models.SlugField(choices=Label.choices)
    ratio = models.DecimalField(max_digits=3, decimal_places=1, choices=[(1, "One")])
    empty = models.CharField(
        max_length=5, default=Empty.NOT_SAID, choices=Empty.choices
    )
    state = models.ForeignKey(Status, on_delete=models.PROTECT)
    long_label = models.CharField(max_length=20, choices=LongLabel.choices)

    def __str__(self):
        return self.title
