from django.db import models


class SkuField(models.CharField):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 12)
        kwargs.setdefault("unique", True)
        super().__init__(*args, **kwargs)
