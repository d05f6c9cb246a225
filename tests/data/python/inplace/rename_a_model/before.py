from django.db import models


class Base(models.Model):
    class Meta:
        abstract = True
        ordering = ["pk"]


class Article(Base):
    title = models.CharField(max_length=20)
    parent = models.ForeignKey("self", models.CASCADE, null=True)
    next = models.ForeignKey("Article", models.CASCADE, null=True, related_name="+")

    class Meta(Base.Meta):
        verbose_name = "piece"


class Feature(Article):
    pass


class Comment(models.Model):
    article = models.ForeignKey(Article, on_delete=models.CASCADE)
    about = models.ForeignKey('shop.article', on_delete=models.CASCADE, related_name='+')
    others = models.ManyToManyField("shop.Article", related_name="+")

    def latest(self):
        return Article.objects.last()


DEFAULT = Article
