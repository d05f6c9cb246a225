from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200, unique=True)

    def shout(self):
        return self.title.upper()

    words = models.TextField()
    pages = models.IntegerField()

    @property
    def size(self):
        return len(self.body)

    class Inner:
        title = "not a field"
