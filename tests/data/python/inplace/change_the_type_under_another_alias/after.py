from django.contrib.gis.db import models as gis


class Place(gis.Model):
    name = gis.SlugField("the name", max_length=20, blank=True)
