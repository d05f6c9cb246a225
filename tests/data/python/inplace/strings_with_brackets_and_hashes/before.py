from django.db import models


class Article(models.Model):
    title = models.CharField("a (title", max_length=200, help_text="""Say [it] # here,
not there).""")
    regex = models.CharField(max_length=5, help_text=r"\)#", db_column='("')  # ) not a bracket
