from django.db import models
from django.contrib.contenttypes.fields import *
class Tag(models.Model):
    name = models.CharField(max_length=50, unique=True)
    class Meta:
        ordering = ['name']
class TaggedItem(models.Model):
    tag = models.ForeignKey('tags.Tag', models.CASCADE, related_name='items')
    content_type = models.ForeignKey('contenttypes.ContentType', models.CASCADE)
    object_id = models.PositiveIntegerField()
    content_object = GenericForeignKey()
    class Meta:
        indexes = [models.Index(fields=['content_type', 'object_id'], name='tagged_object')]
