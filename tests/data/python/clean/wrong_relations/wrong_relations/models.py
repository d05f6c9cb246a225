from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.fields import GenericForeignKey
from django.db import models


class Account(AbstractBaseUser):
    nick = models.CharField(max_length=20)


class Target(models.Model):
    name = models.CharField(max_length=10)

    def __str__(self):
        return self.name


class Abstract(models.Model):
    class Meta:
        abstract = True


class Dangling(models.Model):
    one = models.ForeignKey("Nowhere", on_delete=models.CASCADE)
    two = models.OneToOneField("absent_app.Thing", on_delete=models.CASCADE)
    three = models.ManyToManyField("wrong_relations.Missing")


class DanglingAbstract(models.Model):
    base = models.ForeignKey(Abstract, on_delete=models.CASCADE)


class ToSwapped(models.Model):
    user = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    users = models.ManyToManyField("auth.User", related_name="+")


class HasAccessorName(models.Model):
    tosetname_set = models.IntegerField()


class ToSetName(models.Model):
    target = models.ForeignKey(HasAccessorName, on_delete=models.CASCADE)


class HasQueryName(models.Model):
    toqueryname = models.IntegerField()


class ToQueryName(models.Model):
    target = models.ForeignKey(HasQueryName, on_delete=models.CASCADE)


class HasRelatedName(models.Model):
    taken = models.IntegerField()


class ToRelatedName(models.Model):
    target = models.ForeignKey(
        HasRelatedName, on_delete=models.CASCADE, related_name="taken"
    )


class Pair(models.Model):
    one = models.ForeignKey(Target, on_delete=models.CASCADE)
    two = models.ForeignKey(Target, on_delete=models.CASCADE)


class PairMany(models.Model):
    one = models.ManyToManyField(Target)
    two = models.ForeignKey(Target, on_delete=models.CASCADE)


class PairQueryName(models.Model):
    one = models.OneToOneField(Target, on_delete=models.CASCADE, related_name="pair_a")
    two = models.ForeignKey(
        Target,
        on_delete=models.CASCADE,
        related_name="pair_b",
        related_query_name="pair_a",
    )


class SelfPair(models.Model):
    one = models.ForeignKey("self", on_delete=models.CASCADE, related_name="links")
    two = models.ManyToManyField("self", related_name="links", symmetrical=False)


class SelfField(models.Model):
    parent = models.ForeignKey("self", on_delete=models.CASCADE, related_name="parent")


class BadName(models.Model):
    spaces = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="has spaces"
    )
    keyword = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="lambda")
    dashes = models.ManyToManyField(Target, related_name="a-b")


class BadQueryName(models.Model):
    under = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="ends_")
    double = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="fine", related_query_name="a__b"
    )
    hidden = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="x__y_+")


class NotUniqueTogether(models.Model):
    a = models.IntegerField()
    b = models.IntegerField()


class ToNotUniqueTogether(models.Model):
    x = models.IntegerField()
    y = models.IntegerField()
    both = models.ForeignObject(
        NotUniqueTogether,
        on_delete=models.CASCADE,
        from_fields=["x", "y"],
        to_fields=["a", "b"],
    )


class ToNotUnique(models.Model):
    name = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="+", to_field="name"
    )


class ConditionallyUnique(models.Model):
    code = models.IntegerField()
    other = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(code__gt=0), name="partly_unique"
            ),
            models.UniqueConstraint(fields=["other"], name="wholly_unique"),
        ]


class ToConditionallyUnique(models.Model):
    code = models.ForeignKey(
        ConditionallyUnique, on_delete=models.CASCADE, related_name="+", to_field="code"
    )
    other = models.ForeignKey(
        ConditionallyUnique,
        on_delete=models.CASCADE,
        related_name="+",
        to_field="other",
    )


class ToNoField(models.Model):
    name = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="+", to_field="nothing"
    )


class NullRule(models.Model):
    target = models.ForeignKey(Target, on_delete=models.SET_NULL, related_name="+")
    single = models.OneToOneField(Target, on_delete=models.SET_NULL, related_name="+")


class DefaultRule(models.Model):
    target = models.ForeignKey(Target, on_delete=models.SET_DEFAULT, related_name="+")


class UniqueMany(models.Model):
    targets = models.ManyToManyField(Target, related_name="+", unique=True)


class ThroughMissing(models.Model):
    targets = models.ManyToManyField(Target, through="NoSuchLink", related_name="+")


class SelfThree(models.Model):
    others = models.ManyToManyField("self", through="SelfThreeLink")


class SelfThreeLink(models.Model):
    a = models.ForeignKey(SelfThree, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(SelfThree, on_delete=models.CASCADE, related_name="+")
    c = models.ForeignKey(SelfThree, on_delete=models.CASCADE, related_name="+")


class TwoFrom(models.Model):
    targets = models.ManyToManyField(Target, through="TwoFromLink", related_name="+")


class TwoFromLink(models.Model):
    a = models.ForeignKey(TwoFrom, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(TwoFrom, on_delete=models.CASCADE, related_name="+")
    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")


class TwoTo(models.Model):
    targets = models.ManyToManyField(Target, through="TwoToLink", related_name="+")


class TwoToLink(models.Model):
    owner = models.ForeignKey(TwoTo, on_delete=models.CASCADE, related_name="+")
    a = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")


class NoLinkKeys(models.Model):
    targets = models.ManyToManyField(Target, through="NoLinkKeysLink", related_name="+")


class NoLinkKeysLink(models.Model):
    owner = models.ForeignKey(NoLinkKeys, on_delete=models.CASCADE, related_name="+")


class GoodLink(models.Model):
    owner = models.ForeignKey(
        "BadThroughFields", on_delete=models.CASCADE, related_name="+"
    )
    second = models.ForeignKey(
        "BadThroughFields", on_delete=models.CASCADE, related_name="+"
    )
    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()


class BadThroughFields(models.Model):
    short = models.ManyToManyField(
        Target, through=GoodLink, through_fields=("owner",), related_name="+"
    )
    absent = models.ManyToManyField(
        Target, through=GoodLink, through_fields=("owner", "nothing"), related_name="+"
    )
    swapped = models.ManyToManyField(
        Target, through=GoodLink, through_fields=("target", "number"), related_name="+"
    )


class SameTable(models.Model):
    one = models.ManyToManyField(Target, related_name="+", db_table="shared_links")
    two = models.ManyToManyField(Target, related_name="+", db_table="shared_links")
    three = models.ManyToManyField(
        Target, related_name="+", db_table="wrong_relations_target"
    )


class ManyOptions(models.Model):
    nullable = models.ManyToManyField(Target, related_name="+", null=True)
    validated = models.ManyToManyField(Target, related_name="+", validators=[len])
    mirrored = models.ManyToManyField("self", related_name="mirror")
    commented = models.ManyToManyField(Target, related_name="+", db_comment="remark")


class UniqueKey(models.Model):
    target = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="+", unique=True
    )


class Composite(models.Model):
    pk = models.CompositePrimaryKey("a", "b")
    a = models.IntegerField()
    b = models.IntegerField()
    targets = models.ManyToManyField(Target, related_name="+")


class ToComposite(models.Model):
    one = models.ForeignKey(Composite, on_delete=models.CASCADE, related_name="+")
    many = models.ManyToManyField(Composite, related_name="+")


class GenericNoId(models.Model):
    content_type = models.ForeignKey(
        "contenttypes.ContentType", on_delete=models.CASCADE, related_name="+"
    )
    thing = GenericForeignKey()


class GenericNoType(models.Model):
    object_id = models.PositiveIntegerField()
    thing = GenericForeignKey()


class GenericTypeNotKey(models.Model):
    content_type = models.IntegerField()
    object_id = models.PositiveIntegerField()
    thing = GenericForeignKey()


class GenericTypeElsewhere(models.Model):
    content_type = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")
    object_id = models.PositiveIntegerField()
    thing = GenericForeignKey()


class GenericNamed(models.Model):
    content_type = models.ForeignKey(
        "contenttypes.ContentType", on_delete=models.CASCADE, related_name="+"
    )
    object_id = models.PositiveIntegerField()
    thing_ = GenericForeignKey()


class OfBase(models.Model):
    base = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="%(class)s_items"
    )

    class Meta:
        abstract = True


class OfBaseOne(OfBase):
    pass


class OfBaseTwo(OfBase):
    pass


class SameNameBase(models.Model):
    base = models.ForeignKey(
        Target, on_delete=models.CASCADE, related_name="same_items"
    )

    class Meta:
        abstract = True


class SameNameOne(SameNameBase):
    pass


class SameNameTwo(SameNameBase):
    pass
