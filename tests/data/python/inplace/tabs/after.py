from django.db import models


class Article(models.Model):
	title = models.CharField(
		max_length=200,
		blank=True,
	)
	body = models.TextField(blank=True)

	class Meta:
		ordering = ["title"]

	def __str__(self):
		return self.title
