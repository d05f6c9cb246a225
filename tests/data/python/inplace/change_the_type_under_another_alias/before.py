from django.contrib.gis.db import models as gis


class Place(gis.Model):
    name = gis.CharField("the name", max_length=20, blank=True)
