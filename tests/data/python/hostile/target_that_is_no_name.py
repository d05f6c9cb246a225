from django.db import models


class Article(models.Model):
    author = models.ForeignKey("0012_alter_user", on_delete=models.CASCADE)
    editor = models.ForeignKey("not a name", on_delete=models.CASCADE)
    shop = models.ForeignKey("a.b.c", on_delete=models.CASCADE)
    tags = models.ManyToManyField("", through="class")
