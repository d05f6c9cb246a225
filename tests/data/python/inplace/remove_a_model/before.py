from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=20)


# Printed on Sundays.
# Nobody reads it.
@decorated
class Supplement(models.Model):
    title = models.CharField(max_length=20)

    def __str__(self):
        return self.title
    # The end of it.


class Book(models.Model):
    author = models.ForeignKey(Author, models.CASCADE)
