from django.conf import settings
from django.db import models


class Section(models.Model):
    title = models.CharField(max_length=60)
    slug = models.SlugField(unique=True)
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, related_name="children", null=True, blank=True
    )

    class Meta:
        ordering = ["title"]

    def __str__(self):
        return self.title


class Tag(models.Model):
    name = models.CharField(max_length=30, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self):
        return self.name


class Article(models.Model):
    headline = models.CharField(max_length=120)
    body = models.TextField(blank=True)
    published = models.DateField(null=True, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="articles"
    )
    section = models.ForeignKey(Section, on_delete=models.PROTECT)
    tags = models.ManyToManyField(Tag, blank=True)
    see_also = models.ManyToManyField("self", blank=True)

    class Meta:
        ordering = ["-published", "headline"]

    def __str__(self):
        return self.headline


class Profile(models.Model):
    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    motto = models.CharField(max_length=80, blank=True)

    def __str__(self):
        return self.motto


class Comment(models.Model):
    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="comments",
        related_query_name="comment",
    )
    writer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, related_name="+", null=True
    )
    reply_to = models.ForeignKey(
        "self", on_delete=models.CASCADE, related_name="replies", null=True
    )
    text = models.TextField()


class Subscription(models.Model):
    follower = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="follows"
    )
    followed = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="followed_by"
    )
    since = models.DateField()

    class Meta:
        unique_together = [["follower", "followed"]]
