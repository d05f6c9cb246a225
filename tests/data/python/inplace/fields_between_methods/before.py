from django.db import models


class Article(models.Model):
    title = models.CharField(max_length=200)

    def shout(self):
        return self.title.upper()

    body = models.TextField()

    @property
    def size(self):
        return len(self.body)

    class Inner:
        title = "not a field"
