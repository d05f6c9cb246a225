from django.db import models


class Crate(models.Model):
    name = models.CharField(max_length=20)
    beside = models.ManyToManyField("self")

    def __str__(self):
        return self.name


class Bottle(models.Model):
    crate = models.ForeignKey(Crate, on_delete=models.CASCADE)
    labels = models.ManyToManyField(Crate, related_name="labelled")


class KeyedBottle(models.Model):
    number = models.IntegerField(primary_key=True)


class BigBottle(Bottle):
    litres = models.FloatField()
