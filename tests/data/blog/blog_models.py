from django.db import models
from django.contrib.contenttypes.fields import *
class Profile(models.Model):
    user = models.OneToOneField('auth.User', models.CASCADE, related_name='profile')
    bio = models.TextField(blank=True)
    website = models.URLField(blank=True)
    birthday = models.DateField(blank=True, null=True)
class Category(models.Model):
    name = models.CharField(max_length=100)
    slug = models.SlugField(unique=True)
    parent = models.ForeignKey('blog.Category', models.CASCADE, blank=True, null=True, related_name='children')
    class Meta:
        ordering = ['name']
        verbose_name_plural = 'categories'
class Article(models.Model):
    title = models.CharField(max_length=200)
    slug = models.SlugField(unique=True)
    body = models.TextField()
    status = models.CharField(choices=[['draft', 'Draft'], ['published', 'Published']], default='draft', max_length=10)
    published_at = models.DateTimeField(blank=True, null=True)
    author = models.ForeignKey('auth.User', models.CASCADE, related_name='articles')
    category = models.ForeignKey('blog.Category', models.SET_NULL, blank=True, null=True)
    tags = models.ManyToManyField('tags.Tag', through='blog.ArticleTag', blank=True)
    tagged_items = GenericRelation('tags.TaggedItem')
    class Meta:
        ordering = ['-published_at']
class ArticleTag(models.Model):
    article = models.ForeignKey('blog.Article', models.CASCADE)
    tag = models.ForeignKey('tags.Tag', models.PROTECT)
    created_by = models.ForeignKey('auth.User', models.SET_NULL, blank=True, null=True, related_name='article_tags')
    added_at = models.DateTimeField(auto_now_add=True)
    class Meta:
        constraints = [models.UniqueConstraint(fields=['article', 'tag'], name='unique_article_tag')]
class Comment(models.Model):
    article = models.ForeignKey('blog.Article', models.CASCADE, related_name='comments')
    author = models.ForeignKey('auth.User', models.PROTECT, related_name='comments')
    text = models.TextField()
    created_at = models.DateTimeField(auto_now_add=True)
    class Meta:
        ordering = ['created_at']
