from django.db import models


class CodeField(models.CharField):
    def __init__(self, *args, separator="-", **kwargs):
        kwargs["max_length"] = 12
        self.separator = separator
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        if self.separator != "-":
            kwargs["separator"] = self.separator
        return name, path, args, kwargs


class LooseField(models.CharField):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 30)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("max_length") == 30:
            kwargs.pop("max_length")
        return name, path, args, kwargs


class ShortField(CodeField):
    pass
