from django.db import models


class Talk(models.Model):
    pass
