from django.contrib.contenttypes.fields import GenericForeignKey, GenericRelation
from django.db import models


class Label(models.Model):
    text = models.CharField(max_length=30)
    content_type = models.ForeignKey(
        "contenttypes.ContentType", on_delete=models.CASCADE
    )
    object_id = models.PositiveBigIntegerField()
    target = GenericForeignKey()

    class Meta:
        indexes = [
            models.Index(fields=["content_type", "object_id"]),
        ]

    def __str__(self):
        return self.text


class Remark(models.Model):
    body = models.TextField()
    kind = models.ForeignKey(
        "contenttypes.ContentType",
        on_delete=models.CASCADE,
        related_name="remarks",
        null=True,
    )
    key = models.CharField(max_length=36, null=True, db_index=True)
    about = GenericForeignKey(ct_field="kind", fk_field="key", for_concrete_model=False)

    def __str__(self):
        return self.key or ""


class Photo(models.Model):
    title = models.CharField(max_length=30)
    labels = GenericRelation(Label)
    remarks = GenericRelation(
        Remark,
        related_query_name="photo",
        content_type_field="kind",
        object_id_field="key",
        for_concrete_model=False,
    )

    def __str__(self):
        return self.title


class Portrait(Photo):
    sitter = models.CharField(max_length=30)

    def __str__(self):
        return self.sitter


class Snapshot(Photo):
    class Meta:
        proxy = True


class Labelled(models.Model):
    labels = GenericRelation(Label, related_query_name="%(class)s")

    class Meta:
        abstract = True


class Film(Labelled):
    title = models.CharField(max_length=30)

    def __str__(self):
        return self.title


class Plain(models.Model):
    title = models.CharField(max_length=30)

    def __str__(self):
        return self.title
