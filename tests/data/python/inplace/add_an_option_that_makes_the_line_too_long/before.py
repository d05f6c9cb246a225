from django.db import models


class Article(models.Model):
    author = models.ForeignKey("auth.User", on_delete=models.CASCADE, null=True)
    editor = models.ForeignKey("auth.User", on_delete=models.CASCADE, related_name="edited_articles")
