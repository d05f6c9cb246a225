from django.core.exceptions import ValidationError
from django.utils.deconstruct import deconstructible


def validate_even(value):
    if value % 2:
        raise ValidationError("odd")


@deconstructible
class Multiple:
    def __init__(self, of=1):
        self.of = of

    def __call__(self, value):
        if value % self.of:
            raise ValidationError("no multiple")

    def __eq__(self, other):
        return self.of == other.of
