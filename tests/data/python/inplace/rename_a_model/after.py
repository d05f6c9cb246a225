from django.db import models


class Root(models.Model):
    class Meta:
        abstract = True
        ordering = ["pk"]


class Piece(Root):
    title = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.CASCADE, null=True)
    next = models.ForeignKey("Piece", models.CASCADE, null=True, related_name="+")

    class Meta(Root.Meta):
        verbose_name = "piece"


class Feature(Piece):
    pass


class Comment(models.Model):
    article = models.ForeignKey(Piece, on_delete=models.CASCADE)
    about = models.ForeignKey('shop.piece', on_delete=models.CASCADE, related_name='+')
    others = models.ManyToManyField("shop.Piece", related_name="+")

    def latest(self):
        return Article.objects.last()


DEFAULT = Piece
