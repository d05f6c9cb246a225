from django.db import models
from django.db import models as models_


class Text(models.Model):
    quotes = models.CharField(
        max_length=9, help_text='it\'s "both" kinds\nand a line\tand \\ more'
    )
    single = models.CharField(max_length=9, help_text='say "hello"')
    wide = models.CharField(
        max_length=9,
        verbose_name="日本語の説明がここにあるので一行には収まらないはずです",
        help_text="短い",
    )
    percent = models.CharField(max_length=9, default="%(x)s %s {y}")
    control = models.CharField(max_length=9, default="\x00\x07\x1b\x7f")
    long = models.TextField(
        help_text="xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
    )
    comment = models.IntegerField(default=4)  # a remark
    lines = models.IntegerField(default=(1 + 2))  # sum
    models = models.ManyToManyField("self", related_name="+")
    after = models_.IntegerField(default=len, limit=models_.Q(a=1))
    dotted = models_.JSONField(default=Some.thing().other(1)[2:3])
    lambda_ = models_.IntegerField(
        default=lambda a, b=2, *c, **d: [a for a in (b, c)][0]
    )

    class Meta:
        verbose_name = "%s"
        db_table = 'odd "table"'


class Größe(models.Model):
    länge = models.CharField(max_length=3)

    def __str__(self):
        return self.länge
