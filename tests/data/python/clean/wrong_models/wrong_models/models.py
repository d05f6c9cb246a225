from django.db import models
from django.db.models import F, Q
from django.db.models.expressions import RawSQL
from django.db.models.functions import Lower


class SwapForm(models.Model):
    class Meta:
        swappable = "WRONG_FORM_MODEL"


class SwapAbsent(models.Model):
    class Meta:
        swappable = "WRONG_ABSENT_MODEL"


class Target(models.Model):
    name = models.CharField(max_length=10)

    def __str__(self):
        return self.name


class Link(models.Model):
    owner = models.ForeignKey("SameLinks", on_delete=models.CASCADE)
    target = models.ForeignKey(Target, on_delete=models.CASCADE)


class SameLinks(models.Model):
    one = models.ManyToManyField(Target, through=Link, related_name="+")
    two = models.ManyToManyField(Target, through=Link, related_name="+")


class IdNotKey(models.Model):
    id = models.IntegerField()


class ParentOne(models.Model):
    clash = models.IntegerField()


class ParentTwo(models.Model):
    clash = models.IntegerField()


class TwoParents(ParentOne, ParentTwo):
    pass


class HasFooId(models.Model):
    foo_id = models.IntegerField()


class FooClash(HasFooId):
    foo = models.ForeignKey(Target, on_delete=models.CASCADE)


class AccessorClash(models.Model):
    foo = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")
    foo_id = models.IntegerField()


class ColumnClash(models.Model):
    one = models.IntegerField(db_column="same")
    two = models.IntegerField(db_column="same")


class TogetherNotList(models.Model):
    one = models.IntegerField()

    class Meta:
        unique_together = 42


class TogetherItemNotList(models.Model):
    one = models.IntegerField()

    class Meta:
        unique_together = [["one", "id"], 42]


class NoSuchField(models.Model):
    one = models.IntegerField()

    class Meta:
        unique_together = [["one", "missing_a"]]
        indexes = [
            models.Index(fields=["missing_b"], name="no_such_index"),
            models.Index(fields=["one"], include=["missing_c"], name="no_such_include"),
            models.Index(Lower("missing_d"), name="no_such_expression"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["missing_e"], name="no_such_unique"),
            models.CheckConstraint(condition=Q(missing_f=1), name="no_such_check"),
            models.CheckConstraint(
                condition=Q(one=F("missing_g")), name="no_such_check_f"
            ),
        ]


class ManyInOptions(models.Model):
    many = models.ManyToManyField(Target, related_name="+")

    class Meta:
        unique_together = [["id", "many"]]
        indexes = [
            models.Index(fields=["many"], name="index_on_many"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["many"], name="unique_on_many"),
        ]


class OrderingNotList(models.Model):
    one = models.IntegerField()

    class Meta:
        ordering = "one"


class OrderingMissing(models.Model):
    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = [
            "target__nothing",
            "-absent",
            "pk",
            "?",
            "target_id",
            "target__name",
        ]


class OrderingMany(models.Model):
    many = models.ManyToManyField(Target, related_name="+")

    class Meta:
        ordering = ["many"]


class InheritedInOptions(Target):
    own = models.IntegerField()

    class Meta:
        unique_together = [["own", "name"]]
        indexes = [
            models.Index(fields=["name"], name="index_on_inherited"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["name"], name="unique_on_inherited"),
        ]


class IndexedBase(models.Model):
    code = models.IntegerField()

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["code"]),
        ]


class IndexedParent(IndexedBase):
    pass


class IndexedChild(IndexedParent):
    extra = models.IntegerField()


class ProxyWithFields(Target):
    extra = models.IntegerField()

    class Meta:
        proxy = True


class LongColumn(models.Model):
    a_column_name_that_has_more_characters_than_any_of_the_servers_takes = (
        models.IntegerField()
    )


class ALinkedModelWithANameSoLongThatItsColumnInALinkTableIsTooLong(models.Model):
    pass


class LongLinkColumn(models.Model):
    many = models.ManyToManyField(
        ALinkedModelWithANameSoLongThatItsColumnInALinkTableIsTooLong, related_name="+"
    )


class CheckReplaced(models.Model):
    pass


class OrderedTwice(models.Model):
    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ["target"]
        order_with_respect_to = "target"


class _Leading(models.Model):
    pass


class Trailing_(models.Model):
    pass


class Double__Under(models.Model):
    pass


class PropertyClash(models.Model):
    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")


class TwoKeys(models.Model):
    one = models.IntegerField(primary_key=True)
    two = models.IntegerField(primary_key=True)


class SameTableOne(models.Model):
    class Meta:
        db_table = "wrong_shared"


class SameTableTwo(models.Model):
    class Meta:
        db_table = "wrong_shared"


class SameIndexTwice(models.Model):
    one = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["one"], name="twice_index"),
            models.Index(fields=["id"], name="twice_index"),
        ]


class SharesNamesOne(models.Model):
    one = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["one"], name="shared_index"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["one"], name="shared_constraint"),
        ]


class SharesNamesTwo(models.Model):
    one = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["one"], name="shared_index"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["one"], name="shared_constraint"),
        ]


class SameConstraintTwice(models.Model):
    one = models.IntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(one__gt=1), name="twice_constraint"),
            models.CheckConstraint(condition=Q(one__lt=9), name="twice_constraint"),
        ]


class BadIndexNames(models.Model):
    one = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["one"], name="_leading_underscore"),
            models.Index(fields=["one"], name="5_leading_digit"),
            models.Index(fields=["one"], name="xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ]


class JoinsInOptions(models.Model):
    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="+")
    number = models.IntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(target__name="x"), name="joins_in_check"
            ),
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(target__name="x"),
                name="joins_in_condition",
            ),
            models.CheckConstraint(condition=Q(number__lt=5), name="no_join"),
            models.CheckConstraint(condition=Q(target__gt=5), name="no_join_either"),
        ]


class CompositeWrong(models.Model):
    pk = models.CompositePrimaryKey(
        "absent", "many", "empty", "made", "good", "good_too"
    )
    many = models.ManyToManyField(Target, related_name="+")
    empty = models.IntegerField(null=True)
    good = models.IntegerField(db_column="same")
    good_too = models.IntegerField(db_column="same")
    made = models.GeneratedField(
        expression=F("good") + 1, output_field=models.IntegerField(), db_persist=True
    )


class CompositeInOptions(models.Model):
    pk = models.CompositePrimaryKey("one", "two")
    one = models.IntegerField()
    two = models.IntegerField()

    class Meta:
        unique_together = [["pk", "one"]]
        indexes = [
            models.Index(fields=["pk"], name="index_on_composite"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["pk"], name="unique_on_composite"),
        ]


class Unsupported(models.Model):
    one = models.IntegerField()
    two = models.IntegerField(null=True)

    class Meta:
        db_table_comment = "remark"
        indexes = [
            models.Index(fields=["one"], condition=Q(two=1), name="part_index"),
            models.Index(fields=["one"], include=["two"], name="cover_index"),
            models.Index(F("one") + 1, name="expr_index"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["one"], condition=Q(two=1), name="part_unique"
            ),
            models.UniqueConstraint(
                fields=["one"],
                deferrable=models.Deferrable.DEFERRED,
                name="late_unique",
            ),
            models.UniqueConstraint(
                fields=["one"], include=["two"], name="cover_unique"
            ),
            models.UniqueConstraint(F("one") + 1, name="expr_unique"),
            models.UniqueConstraint(
                fields=["two"], nulls_distinct=False, name="null_unique"
            ),
        ]


class RawCheck(models.Model):
    one = models.IntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    one__gt=RawSQL("1 + 1", [], output_field=models.IntegerField())
                ),
                name="raw_check",
            ),
        ]


class Permissions(models.Model):
    class Meta:
        permissions = [
            ("view_permissions", "Clashes with a built-in one"),
            ("tidy", "Tidy"),
            ("tidy", "Tidy again"),
            (
                "longname",
                "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn",
            ),
            (
                "ccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc",
                "Long codename",
            ),
        ]


class LongVerboseName(models.Model):
    class Meta:
        verbose_name = "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv"


class AModelNameWithMoreThanOneHundredLettersWhichIsOneHundredMoreThanAnybodyWouldEverWantToTypeOrReadAloudToday(
    models.Model
):
    class Meta:
        db_table = "short_enough"
